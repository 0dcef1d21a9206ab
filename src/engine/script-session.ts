/** The scripts of a patch over one file: what they are asked, and all that they said. */
import type { Bound, Env } from '../match/env.ts';
import type { ScriptConstraint } from '../match/matcher.ts';
import type { Metavariable, ScriptRule } from '../smpl/syntax.ts';
import type { RuleFile } from './open-file.ts';
import { ScriptView } from './script-values.ts';
import type { Judgement, RuleAnswer, ScriptRunner, ScriptValue } from './scripts.ts';

/** Whether `rule.name` is a list, which scripts see as one. */
export type IsList = (fullName: string) => boolean;

export interface ScriptProblem {
  /** Which script. */
  readonly where: string;
  readonly text: string;
}

export class ScriptSession {
  readonly #runner: ScriptRunner;
  readonly #path: string;
  readonly #isList: IsList;
  readonly #judged = new Map<string, Judgement>();
  #view: ScriptView | undefined;
  #viewed: RuleFile | undefined;
  #printed = '';
  #said = '';
  #problem: ScriptProblem | undefined;

  constructor(runner: ScriptRunner, path: string, isList: IsList) {
    this.#runner = runner;
    this.#path = path;
    this.#isList = isList;
  }

  get printed(): string {
    return this.#printed;
  }

  get said(): string {
    return this.#said;
  }

  /** The first script that failed; what it should have decided is not known then. */
  get problem(): ScriptProblem | undefined {
    return this.#problem;
  }

  /** Runs a rule's script on values by their local names. */
  run(rule: ScriptRule, values: ReadonlyMap<string, Bound>, file: RuleFile): RuleAnswer {
    const view = this.#viewOf(file);
    const given: Record<string, ScriptValue> = {};
    for (const { local, rule: from, name, otherwise } of rule.inputs) {
      const bound = values.get(local);
      given[local] =
        bound === undefined ? defaultValue(otherwise) : view.valueOf(bound, this.#isList(`${from}.${name}`));
    }
    const answer = this.#runner.run(rule, given, this.#path);
    this.#note(answer, `the script ${rule.name}`);
    return answer;
  }

  view(file: RuleFile): ScriptView {
    return this.#viewOf(file);
  }

  /** What a constraint says, each question asked once: a matcher may come back to the same one many times. */
  judge(
    constraint: ScriptConstraint,
    { name, kind }: Metavariable,
    own: Bound,
    env: Env,
    file: RuleFile,
  ): Judgement {
    const view = this.#viewOf(file);
    const given: Record<string, ScriptValue> = { [name]: view.valueOf(own, kind.endsWith(' list')) };
    const keys = [own.key];
    for (const parameter of constraint.parameters) {
      const bound = env.bound.get(parameter) ?? env.bound.get(localOf(parameter));
      if (bound === undefined) return NO;
      given[localOf(parameter)] = view.valueOf(bound, this.#isList(parameter));
      keys.push(bound.key);
    }
    const key = `${constraint.span.start}\n${keys.join('\n')}`;
    const known = this.#judged.get(key);
    if (known !== undefined) return known;
    const judgement =
      this.#problem === undefined
        ? this.#runner.judge(constraint.language, constraint.code, given, this.#path)
        : NO;
    this.#judged.set(key, judgement);
    this.#note(judgement, `the script that \`${name}\` asks`);
    return judgement;
  }

  /** What a script makes of some values, as text. */
  textOf(script: ScriptConstraint, values: ReadonlyMap<string, Bound>, file: RuleFile): string | undefined {
    const view = this.#viewOf(file);
    const given: Record<string, ScriptValue> = {};
    for (const parameter of script.parameters) {
      const bound = values.get(parameter) ?? values.get(localOf(parameter));
      if (bound !== undefined) given[localOf(parameter)] = view.valueOf(bound, this.#isList(parameter));
    }
    const answer = this.#runner.judge(script.language, script.code, given, this.#path);
    this.#note(answer, 'the script that makes up a name');
    return answer.text;
  }

  #viewOf(file: RuleFile): ScriptView {
    if (this.#view === undefined || this.#viewed !== file) {
      this.#view = new ScriptView(file);
      this.#viewed = file;
      this.#judged.clear();
    }
    return this.#view;
  }

  #note({ printed, said, problem }: RuleAnswer | Judgement, where: string): void {
    this.#printed += printed;
    this.#said += said;
    if (problem !== undefined) this.#problem ??= { text: problem, where };
  }
}

const NO: Judgement = { holds: false, text: '', printed: '', said: '' };

/** `r.x` is `x` in the script. */
const localOf = (parameter: string): string => parameter.split('.').at(-1) ?? parameter;

/** `x << r.x = "none"`; a position's is `[]`. */
const defaultValue = (otherwise = ''): ScriptValue =>
  otherwise === '[]' ? { kind: 'places', places: [] } : { kind: 'text', text: otherwise };
