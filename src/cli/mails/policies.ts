import { readFileSync } from 'node:fs';
import { type Policy, readPolicies } from '../../mail/policy.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { whyNot } from '../files/why-not.ts';
import { builtInPolicies } from '../own-files.ts';

export function openPolicies(file = builtInPolicies): readonly Policy[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: ${whyNot(error)}`);
  }
  const policies = readPolicies(text);
  if (typeof policies === 'string') throw new UsageError(`${file}: ${policies}`);
  return policies;
}
