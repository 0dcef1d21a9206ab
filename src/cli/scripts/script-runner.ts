/** Runs the scripts of a semantic patch: one process for each language, started when the first of them is to run. */
import type { Judgement, RuleAnswer, ScriptRunner, ScriptValues } from '../../engine/scripts.ts';
import type { ScriptRule } from '../../smpl/syntax.ts';
import { javascriptSide } from './javascript-side.ts';
import { pythonSide } from './python-side.ts';
import { type ScriptCommand, ScriptProcess } from './script-process.ts';

/** The languages by all names that rules may give them. */
const languages: ReadonlyMap<string, 'python' | 'javascript'> = new Map([
  ['python', 'python'],
  ['js', 'javascript'],
  ['javascript', 'javascript'],
]);

export const isKnownLanguage = (name: string): boolean => languages.has(name);

export interface RunnerOptions {
  /** The program that runs python. */
  readonly python: string;
  /** Rules of `initialize` and `finalize`, in their order. */
  readonly around: readonly ScriptRule[];
}

/** What the rules before or behind all files said. */
export interface Aside {
  readonly printed: string;
  readonly said: string;
  readonly problems: readonly { readonly rule: ScriptRule; readonly text: string }[];
}

export class ProcessRunner implements ScriptRunner {
  readonly #options: RunnerOptions;
  readonly #processes = new Map<string, ScriptProcess>();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  begin(): Aside {
    return this.#runAll('initialize');
  }

  end(): Aside {
    const aside = this.#runAll('finalize');
    for (const each of this.#processes.values()) each.end();
    return aside;
  }

  #runAll(when: ScriptRule['when']): Aside {
    const answers = this.#options.around
      .filter((rule) => rule.when === when)
      .map((rule) => ({ rule, answer: this.run(rule, {}, '') }));
    return {
      printed: answers.map(({ answer }) => answer.printed).join(''),
      said: answers.map(({ answer }) => answer.said).join(''),
      problems: answers.flatMap(({ rule, answer: { problem } }) =>
        problem === undefined ? [] : [{ rule, text: problem }],
      ),
    };
  }

  run(rule: ScriptRule, values: ScriptValues, path: string): RuleAnswer {
    const merge = rule.inputs.filter((input) => input.rule === 'merge');
    const reply = this.#ask<RuleAnswer>(rule.language, {
      what: 'run',
      code: rule.code,
      title: rule.name,
      shared: rule.when === 'initialize',
      outputs: rule.outputs,
      values,
      path,
      ...(merge.length > 0 && { merge: Object.fromEntries(merge.map(({ local, name }) => [local, name])) }),
    });
    return { keep: true, stop: false, made: {}, ...reply };
  }

  judge(language: string, code: string, values: ScriptValues, path: string): Judgement {
    // That the rule may now match too much has been said when the patch was opened.
    if (!isKnownLanguage(language)) return { holds: true, text: '', printed: '', said: '' };
    const reply = this.#ask<Judgement>(language, {
      what: 'judge',
      code,
      title: 'script constraint',
      values,
      path,
    });
    return { holds: false, text: '', ...reply };
  }

  #ask<T extends RuleAnswer | Judgement>(
    name: string,
    question: object,
  ): Partial<T> & { printed: string; said: string } {
    const reply = this.#processOf(languages.get(name) ?? 'python').ask(question);
    if (reply.kind === 'ended') return { problem: reply.why, printed: '', said: '' } as never;
    return { printed: '', said: '', ...(reply.answer as Partial<T>) };
  }

  #processOf(language: 'python' | 'javascript'): ScriptProcess {
    const known = this.#processes.get(language) ?? new ScriptProcess(commandFor(language, this.#options));
    this.#processes.set(language, known);
    return known;
  }
}

function commandFor(language: 'python' | 'javascript', { python }: RunnerOptions): ScriptCommand {
  if (language === 'python')
    return { program: python, words: ['-u', '-c', pythonSide], environment: { PYTHONIOENCODING: 'utf-8' } };
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const words = [permission, '--no-warnings', '--max-old-space-size=256', '-e', javascriptSide];
  return { program: process.execPath, words, environment: { NODE_OPTIONS: '' } };
}
