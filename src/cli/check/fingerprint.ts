import { createHash } from 'node:crypto';
import type { Finding } from '../../check/finding.ts';

/**
 * A name for each finding of a file that stays when lines move and other code changes: made of the rule, the file, the
 * function and what it is about; two that are alike in all of that are counted in the order of the text.
 */
export function fingerprints(path: string, findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, functionName, subject }) => {
    const name = [rule, path, functionName, subject.replace(/\s+/g, '')].join('\n');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return createHash('sha256').update(`${name}\n${before}`).digest('hex').slice(0, 32);
  });
}
