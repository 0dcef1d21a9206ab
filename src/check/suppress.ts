import type { Diagnostic } from '../report/diagnostic.ts';
import { nearest } from '../smpl/nearest.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import type { Finding } from './finding.ts';

/** A finding that the code itself asks not to be told of, and why. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
}

export interface Sifted {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** Comments that ask for what cannot be done: no such rule, no reason, nothing to ignore. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Ignore {
  readonly rule: string;
  readonly reason: string;
  readonly span: Span;
  /** 1-based: the line that the comment ends on. */
  readonly line: number;
}

const comment =
  /\/\*\s*devmify:\s*ignore\s+([\w-]+)\s*([\s\S]*?)\s*\*\/|\/\/\s*devmify:\s*ignore\s+([\w-]+)[ \t]*(.*)/g;

/** Sets aside what a comment `devmify: ignore RULE reason`, on the finding's line or the one before, asks to ignore. */
export function sift(text: string, findings: readonly Finding[], rules: readonly string[]): Sifted {
  const lines = new LineIndex(text);
  const ignores = ignoresIn(text, lines);
  const used = new Set<Ignore>();
  const suppressed: Suppressed[] = [];
  const left = findings.filter((finding) => {
    const { line } = lines.placeAt(finding.span.start);
    const ignore = ignores.find(
      (one) => one.rule === finding.rule && one.reason !== '' && (one.line === line || one.line === line - 1),
    );
    if (ignore === undefined) return true;
    used.add(ignore);
    suppressed.push({ finding, reason: ignore.reason });
    return false;
  });
  const diagnostics = ignores.filter((one) => !used.has(one)).map((one) => problemOf(one, rules));
  return { findings: left, suppressed, diagnostics };
}

function ignoresIn(text: string, lines: LineIndex): readonly Ignore[] {
  if (!text.includes('devmify:')) return [];
  return [...text.matchAll(comment)].map((found) => {
    const span = { start: found.index, end: found.index + found[0].length };
    const rule = found[1] ?? found[3] ?? '';
    const reason = (found[2] ?? found[4] ?? '').replace(/\s+/g, ' ').trim();
    return { rule, reason, span, line: lines.placeAt(span.end - 1).line };
  });
}

function problemOf({ rule, reason, span }: Ignore, rules: readonly string[]): Diagnostic {
  const warning = { severity: 'warning', code: 'ignore-comment', span } as const;
  if (!rules.includes(rule)) {
    const meant = nearest(rule, rules);
    return {
      ...warning,
      message: `there is no rule \`${rule}\` to ignore`,
      advice: meant === undefined ? `known are ${rules.join(', ')}` : `did you mean \`${meant}\`?`,
    };
  }
  if (reason === '')
    return {
      ...warning,
      message: `this says not why \`${rule}\` is to be ignored, so it is not`,
      advice: `write the reason behind it: /* devmify: ignore ${rule} the core frees it */`,
    };
  return {
    ...warning,
    message: `there is nothing of \`${rule}\` here to ignore`,
    advice: 'take the comment out, or put it on the line that is reported, or the one before',
  };
}
