/** Who has to get a patch: asked of the kernel's own script, so that nobody is invented. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Person, readPerson } from '../../mail/person.ts';

export interface Recipients {
  /** Maintainers. */
  readonly to: readonly Person[];
  /** Reviewers and lists. */
  readonly cc: readonly Person[];
}

export const nobody: Recipients = { to: [], cc: [] };

const script = join('scripts', 'get_maintainer.pl');

export const hasRecipients = (root: string): boolean => existsSync(join(root, script));

/** The script goes through hashes, and Perl shuffles those anew in each run unless it is told not to. */
const steady = { LC_ALL: 'C', PERL_HASH_SEED: '0', PERL_PERTURB_KEYS: '0' };

/** Undefined when the script fails. Git's history is left out: who once touched a file need not care for it now. */
export function recipientsOf(root: string, path: string): Recipients | undefined {
  const words = [script, '--nogit', '--nogit-fallback', '--rolestats', '-f', '--', path];
  const ran = spawnSync('perl', words, { cwd: root, encoding: 'utf8', env: { ...process.env, ...steady } });
  if (ran.error !== undefined || ran.status !== 0) return undefined;
  return readRecipients(ran.stdout);
}

/** `Ada <ada@example.org> (maintainer:INPUT DRIVERS)` a line; lists have no name. */
export function readRecipients(text: string): Recipients {
  const to: Person[] = [];
  const cc: Person[] = [];
  for (const line of text.split('\n')) {
    const [, address = '', role = ''] = /^(.*?) \(([^()]*(?:\(.*\))?[^()]*)\)$/.exec(line.trim()) ?? [];
    const person = readPerson(address);
    // Who collects the patches of all subsystems wants none that is not for him in particular.
    if (person === undefined || /^torvalds@/.test(person.email)) continue;
    (/^(maintainer|supporter|odd fixer)\b/.test(role) ? to : cc).push(person);
  }
  return { to, cc };
}

/** Everybody once: who is in `to` already is not in `cc`, too. */
export function joined(all: readonly Recipients[]): Recipients {
  const to = once(all.flatMap((one) => one.to));
  const known = new Set(to.map(({ email }) => email));
  return { to, cc: once(all.flatMap((one) => one.cc)).filter(({ email }) => !known.has(email)) };
}

const once = (people: readonly Person[]): readonly Person[] =>
  [...new Map([...people].reverse().map((person) => [person.email, person])).values()].reverse();
