/** A script rule in its turn: it runs once for each set of values that it takes over. */
import type { Bound } from '../match/env.ts';
import type { ScriptRule } from '../smpl/syntax.ts';
import { isSatisfied, type Matched } from './dependency.ts';
import { type Environment, FIRST, keyOfValues, whatMatched } from './environments.ts';
import type { RuleFile } from './open-file.ts';
import type { ScriptSession } from './script-session.ts';
import type { RuleAnswer } from './scripts.ts';

export interface ScriptOutcome {
  readonly environments: readonly Environment[];
  readonly ran: boolean;
  /** No rule behind it is wanted in this file. */
  readonly stop: boolean;
}

export interface ScriptTurn {
  readonly rule: ScriptRule;
  readonly environments: readonly Environment[];
  readonly matched: Omit<Matched, 'here' | 'against'>;
  /** Values of `virtual.name`. */
  readonly words: ReadonlyMap<string, string>;
  readonly wanted: ReadonlySet<string>;
  readonly file: RuleFile;
}

export function runScript(session: ScriptSession, turn: ScriptTurn): ScriptOutcome {
  const { rule, environments, file } = turn;
  const answers = new Map<string, RuleAnswer>();
  const next: Environment[] = [];
  for (const environment of environments) {
    const values = isSatisfied(rule.depends, { ...turn.matched, ...whatMatched(environment) })
      ? inputsOf(rule, environment, turn.words)
      : undefined;
    if (values === undefined) {
      next.push(environment);
      continue;
    }
    const key = keyOfValues(values);
    const answer = answers.get(key) ?? session.run(rule, values, file);
    answers.set(key, answer);
    if (answer.stop || answer.problem !== undefined) return { environments, ran: true, stop: true };
    if (answer.keep) next.push(extended(environment, rule, answer, session, turn));
  }
  return { environments: next.length === 0 ? FIRST : next, ran: answers.size > 0, stop: false };
}

/** The values by the script's names for them; undefined when one that has no default is missing. */
function inputsOf(
  rule: ScriptRule,
  { known }: Environment,
  words: ReadonlyMap<string, string>,
): ReadonlyMap<string, Bound> | undefined {
  const values = new Map<string, Bound>();
  for (const { local, rule: from, name, otherwise } of rule.inputs) {
    const bound = from === 'virtual' ? wordBound(words.get(name)) : known.get(`${from}.${name}`);
    if (bound !== undefined) values.set(local, bound);
    else if (otherwise === undefined) return undefined;
  }
  return values;
}

const wordBound = (text: string | undefined): Bound | undefined =>
  text === undefined ? undefined : { key: text, value: { kind: 'word', text } };

function extended(
  { known, matched, partly }: Environment,
  rule: ScriptRule,
  { made }: RuleAnswer,
  session: ScriptSession,
  { wanted, file }: ScriptTurn,
): Environment {
  const values = new Map([...known].filter(([name]) => wanted.has(name)));
  for (const name of rule.outputs) {
    const value = made[name];
    const bound = value === undefined ? undefined : session.view(file).boundOf(value);
    if (bound !== undefined && wanted.has(`${rule.name}.${name}`)) values.set(`${rule.name}.${name}`, bound);
  }
  return { known: values, matched: new Set(matched).add(rule.name), partly };
}
