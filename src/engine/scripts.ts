/**
 * What the engine wants of whoever runs scripts. It starts no process itself: a runner is given to it, or none, and
 * then rules of scripts are left out.
 */
import type { ScriptRule } from '../smpl/syntax.ts';

/** A place as scripts see it: lines from 1, columns from 0 in characters, ends behind the last character. */
export interface ScriptPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly lineEnd: number;
  readonly columnEnd: number;
  /** The function around it, or the variable that is declared; `something_else` where neither is. */
  readonly element: string;
  readonly elementLine: number;
  readonly elementColumn: number;
  readonly elementLineEnd: number;
  readonly elementColumnEnd: number;
}

/** What a metavariable stands for, as a script is given it. Code is its words with single spaces between them. */
export type ScriptValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly text: string; readonly members: readonly string[] }
  | { readonly kind: 'places'; readonly places: readonly ScriptPlace[] };

export type ScriptValues = Readonly<Record<string, ScriptValue>>;

/** What a script makes for later rules. */
export type MadeValue =
  | {
      readonly kind: 'identifier' | 'expression' | 'statement' | 'type' | 'pragmainfo' | 'length';
      readonly text: string;
    }
  | {
      readonly kind: 'position';
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly lineEnd: number;
      readonly columnEnd: number;
    };

interface Said {
  /** What the script printed. */
  readonly printed: string;
  /** What it wrote to its error output. */
  readonly said: string;
  /** What went wrong, in the language's own words; the file is given up then. */
  readonly problem?: string;
}

export interface RuleAnswer extends Said {
  /** False when the script does not want this match (`cocci.include_match(False)`). */
  readonly keep: boolean;
  /** True when no further rule is wanted in this file (`cocci.exit()`). */
  readonly stop: boolean;
  readonly made: Readonly<Record<string, MadeValue>>;
}

export interface Judgement extends Said {
  readonly holds: boolean;
  /** The answer as text, for names that a script makes up. */
  readonly text: string;
}

export interface ScriptRunner {
  run(rule: ScriptRule, values: ScriptValues, path: string): RuleAnswer;
  /** What a script constraint says about some values. */
  judge(language: string, code: string, values: ScriptValues, path: string): Judgement;
}
