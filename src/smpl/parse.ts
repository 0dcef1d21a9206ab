/**
 * Reads semantic patches. Text comes in, rules as plain data go out (syntax.ts), with everything there is to say about
 * them. Nothing here knows how rules are matched. A rule that cannot be read does not spoil the others.
 */
import type { Diagnostic, Outcome } from '../report/diagnostic.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import {
  checkDependencies,
  checkForeignWords,
  checkInput,
  checkMetavariables,
  checkOrigins,
  checkPossible,
  type KnownRule,
} from './check.ts';
import { Names } from './names.ts';
import { withPlainRegexes } from './ocaml-regex.ts';
import { type Header, readHeader, readPath } from './read-header.ts';
import { readMetavariables } from './read-metavariables.ts';
import { readRuleCode } from './read-rule.ts';
import { Broken, Scanner } from './scanner.ts';
import type {
  CodeRule,
  Metavariable,
  MetavariableKind,
  Rule,
  RuleHeader,
  ScriptRule,
  SemanticPatch,
} from './syntax.ts';
import { readTypography } from './typography.ts';

/** One rule as far as it could be read. Its diagnostics matter only when the rule is going to run. */
export interface RuleReading {
  readonly header: RuleHeader;
  readonly rule: Rule | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PatchReading {
  /** With the rules that could be read. */
  readonly patch: SemanticPatch;
  /** All rules in their order. */
  readonly rules: readonly RuleReading[];
  /** What is to say about the file as a whole. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A patch of which every rule must be readable. */
export function parsePatch(text: string, file: string): Outcome<SemanticPatch> {
  const reading = readPatch(text, file);
  const diagnostics = [...reading.diagnostics, ...reading.rules.flatMap((rule) => rule.diagnostics)];
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  return { value: broken ? undefined : reading.patch, diagnostics };
}

/** A patch of which some rules may be unreadable: what is wrong is said rule by rule. */
export function readPatch(text: string, file: string): PatchReading {
  return new PatchReader(text, file).run();
}

class PatchReader {
  readonly #text: string;
  readonly #original: string;
  readonly #file: string;
  readonly #lines: LineIndex;
  readonly #diagnostics: Diagnostic[];
  readonly #rules: RuleReading[] = [];
  readonly #known = new Map<string, KnownRule>();
  readonly #words = new Map<string, MetavariableKind>();
  readonly #virtuals: string[] = [];
  readonly #options: string[] = [];
  readonly #usings: string[] = [];
  readonly #includes: string[] = [];

  constructor(text: string, file: string) {
    const { text: plain, warnings } = readTypography(text);
    this.#original = text;
    this.#text = plain;
    this.#file = file;
    this.#lines = new LineIndex(plain);
    this.#diagnostics = [...warnings];
  }

  run(): PatchReading {
    let at = this.#readPreamble();
    while (at < this.#text.length) at = this.#readRule(at);
    const isOcaml = this.#options.includes('--ocaml-regexps');
    const rules = this.#rules.map((reading) => ({
      ...reading,
      rule: isOcaml && reading.rule !== undefined ? withPlainRegexes(reading.rule) : reading.rule,
      diagnostics: this.#placed(reading.diagnostics),
    }));
    if (rules.length === 0) this.#diagnostics.push(noRules(this.#text));
    const patch: SemanticPatch = {
      file: this.#file,
      text: this.#original,
      virtuals: this.#virtuals,
      options: this.#options,
      usings: this.#usings,
      includes: this.#includes,
      rules: rules.flatMap(({ rule }) => (rule === undefined ? [] : [rule])),
    };
    return { patch, rules, diagnostics: this.#placed(this.#diagnostics) };
  }

  #placed(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    return diagnostics.map((diagnostic) => ({ ...diagnostic, file: this.#file }));
  }

  /** `virtual`, `using` and `#spatch` lines; gives where the first rule starts. */
  #readPreamble(): number {
    const scanner = new Scanner(this.#text, 0, this.#text.length);
    for (;;) {
      const { token } = scanner;
      if (token.kind === 'end') return this.#text.length;
      if (scanner.is('@') || scanner.is('@@')) return token.start;
      if (scanner.is('#')) scanner.seek(this.#readOptionLine(token.start));
      else if (scanner.is('virtual')) this.#readVirtual(scanner);
      else if (scanner.is('using')) this.#readUsing(scanner);
      else return this.#strayText(token);
    }
  }

  #readOptionLine(start: number): number {
    const found = this.#text.indexOf('\n', start);
    const end = found === -1 ? this.#text.length : found;
    const line = this.#text.slice(start, end);
    const options = /^#\s*spatch\b(.*)/.exec(line)?.[1] ?? '';
    this.#options.push(
      ...[...options.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((word) => word[1] ?? word[2] ?? word[0]),
    );
    const included = /^#\s*include\s*[<"]([^">\n]+)[">]/.exec(line)?.[1];
    if (included !== undefined) this.#includes.push(included);
    return end;
  }

  #readVirtual(scanner: Scanner): void {
    scanner.advance();
    while (scanner.token.kind === 'word') {
      const { text } = scanner.advance();
      this.#virtuals.push(text);
      this.#known.set(text, { virtual: true, metavariables: [] });
      if (!scanner.eat(',')) break;
    }
    scanner.eat(';');
  }

  #readUsing(scanner: Scanner): void {
    scanner.advance();
    try {
      this.#usings.push(readPath(scanner));
    } catch (problem) {
      if (!(problem instanceof Broken)) throw problem;
      this.#diagnostics.push(problem.diagnostic);
    }
    scanner.eat(';');
  }

  #strayText(token: Span): number {
    const next = this.#nextRule(token.start);
    this.#diagnostics.push({
      severity: 'error',
      code: 'text-outside-rule',
      message: 'this stands before the first rule',
      span: { start: token.start, end: token.end },
      why: 'a rule starts with a line `@@` or `@name@`, followed by its metavariables and another `@@`',
    });
    return next;
  }

  /** Where the next line starts that opens a rule. What is in a comment opens none, but scripts comment otherwise. */
  #nextRule(from: number, inScript = false): number {
    const opener = '^@|^[ \\t]+@[^@\\n]*@[ \\t]*\\r?$';
    const skipped = inScript ? '' : '\\/\\*[\\s\\S]*?\\*\\/|\\/\\/[^\\n]*|"(?:[^"\\\\\\n]|\\\\.)*"|';
    const search = new RegExp(`${skipped}(${opener})`, 'gm');
    search.lastIndex = from;
    for (let found = search.exec(this.#text); found !== null; found = search.exec(this.#text))
      if (found[1] !== undefined) return found.index;
    return this.#text.length;
  }

  /** Reads one rule and gives where the next starts. */
  #readRule(start: number): number {
    const at = this.#text.indexOf('@', start);
    if (at === -1) return this.#text.length;
    const scanner = new Scanner(this.#text, at + 1, this.#text.length);
    try {
      const header = readHeader(scanner, at);
      return header.script === undefined
        ? this.#readCodeRule(header, scanner)
        : this.#readScriptRule(header, scanner);
    } catch (problem) {
      if (!(problem instanceof Broken)) throw problem;
      const name = `rule starting on line ${this.#lines.lineAt(at)}`;
      const span = { start: at, end: at + 1 };
      const header: RuleHeader = {
        name,
        named: false,
        depends: { kind: 'always' },
        dependsScope: 'exists',
        span,
      };
      this.#rules.push({ header, rule: undefined, diagnostics: [problem.diagnostic] });
      return this.#afterBroken(at);
    }
  }

  /** Behind the declarations of a rule whose header is broken, so that its `@@` opens no further rule. */
  #afterBroken(at: number): number {
    const end = this.#text.indexOf('\n', at);
    if (end === -1) return this.#text.length;
    const next = this.#nextRule(end);
    const closes = /^\s*@@/.test(this.#text.slice(next));
    if (!closes || /@@[ \t]*\r?$/.test(this.#text.slice(at, end))) return next;
    const close = this.#text.indexOf('@@', next) + 2;
    return this.#nextRule(close);
  }

  #headerOf(header: Header): RuleHeader {
    const name = header.name ?? `rule starting on line ${this.#lines.lineAt(header.start)}`;
    const { depends, dependsScope } = header;
    return {
      name,
      named: header.name !== undefined,
      depends,
      dependsScope,
      span: { start: header.start, end: header.end },
    };
  }

  /** Where the declarations of a rule end: `@@`. A line that opens another rule comes first if it was forgotten. */
  #declarationsEnd(header: Header): number | undefined {
    const close = this.#text.indexOf('@@', header.end);
    const opener = /^@[ \t]*[A-Za-z_][^@\n]*@/gm;
    opener.lastIndex = header.end;
    const another = opener.exec(this.#text)?.index ?? this.#text.length;
    return close === -1 || another < close ? undefined : close;
  }

  #unterminated(header: Header, base: RuleHeader): number {
    this.#rules.push({
      header: base,
      rule: undefined,
      diagnostics: [
        {
          severity: 'error',
          code: 'unterminated-header',
          message: 'the metavariables of this rule are not closed by `@@`',
          span: base.span,
          why: 'a rule reads `@name@`, declarations, `@@`, and then its code',
          advice: 'put a line `@@` between the declarations and the code',
        },
      ],
    });
    return this.#nextRule(header.end);
  }

  #readCodeRule(header: Header, scanner: Scanner): number {
    const base = this.#headerOf(header);
    if (this.#declarationsEnd(header) === undefined) return this.#unterminated(header, base);
    const { metavariables, diagnostics } = readMetavariables(scanner, this.#words);
    const start = scanner.last;
    const end = this.#nextRule(start);
    const inherited = this.#extended(header.extends);
    const all = [
      ...metavariables,
      ...inherited.filter(({ name }) => !metavariables.some((own) => own.name === name)),
    ];
    for (const { name, kind, literal } of metavariables) if (literal) this.#words.set(name, kind);
    const names = this.#names(metavariables, all);
    const body = readRuleCode(this.#text, { start, end }, this.#lines.lineAt(start), names, header.restrict);
    const found = [
      ...diagnostics,
      ...body.diagnostics,
      ...this.#checkNames(header, metavariables),
      ...checkMetavariables(metavariables, body.tokens, this.#text),
      ...checkForeignWords(
        body.tokens,
        (name) => this.#words.has(name) || all.some((own) => own.name === name),
        this.#byRule,
        this.#text,
      ),
    ];
    const broken = body.patterns === undefined || found.some(({ severity }) => severity === 'error');
    const rule: CodeRule = {
      ...base,
      kind: 'code',
      restrict: header.restrict,
      quantifier: header.quantifier,
      extends: header.extends,
      disable: header.disable,
      using: header.using,
      metavariables: all,
      patterns: body.patterns ?? [],
      starred: body.tokens.some(({ mark }) => mark === 'star'),
      changes: body.tokens.some(({ mark }) => mark === 'minus' || mark === 'plus'),
    };
    if (header.name !== undefined)
      this.#known.set(header.name, { virtual: false, metavariables: all.flatMap(namesGivenBy) });
    this.#inherit(header, all);
    this.#rules.push({ header: base, rule: broken ? undefined : rule, diagnostics: found });
    return end;
  }

  readonly #byRule = new Map<string, readonly Metavariable[]>();

  #inherit(header: Header, metavariables: readonly Metavariable[]): void {
    this.#byRule.set(header.name ?? '', metavariables);
  }

  /** The metavariables of the rule that is extended, as inherited ones. */
  #extended(name: string | undefined): readonly Metavariable[] {
    const metavariables = name === undefined ? [] : (this.#byRule.get(name) ?? []);
    return metavariables.map((metavariable) =>
      metavariable.literal ? metavariable : { ...metavariable, from: metavariable.from ?? name },
    );
  }

  /** Rules and metavariables of others must be known, but those of an included patch are not. */
  #checkNames(header: Header, metavariables: readonly Metavariable[]): readonly Diagnostic[] {
    const { depends } = header;
    const possible = checkPossible(depends, { start: header.start, end: header.end });
    if (this.#includes.length > 0) return possible;
    return [
      ...possible,
      ...checkDependencies(depends, header, this.#known),
      ...checkOrigins(metavariables, this.#known),
    ];
  }

  /** Literals are words of the C code; a metavariable of the same name goes first. */
  #names(own: readonly Metavariable[], all: readonly Metavariable[]): Names {
    const kinds = all.filter(({ literal }) => !literal).map(({ name, kind }) => [name, kind] as const);
    const literals = own.filter(({ literal }) => literal).map(({ name, kind }) => [name, kind] as const);
    return new Names(new Map(kinds), new Map([...this.#words, ...literals]));
  }

  #readScriptRule(header: Header, scanner: Scanner): number {
    const base = this.#headerOf(header);
    if (this.#text.indexOf('@@', header.end) === -1) return this.#unterminated(header, base);
    const inputs: ScriptRule['inputs'][number][] = [];
    const outputs: string[] = [];
    const problems: Diagnostic[] = [];
    while (!scanner.is('@@') && scanner.token.kind !== 'end') {
      const from = scanner.token.start;
      const declared = readScriptDeclaration(scanner);
      if (typeof declared === 'object' && this.#includes.length === 0)
        problems.push(...checkInput(declared, { start: from, end: scanner.last }, this.#known));
      if (declared === undefined) continue;
      if (typeof declared === 'string') outputs.push(declared);
      else inputs.push(declared);
    }
    const start = scanner.token.end;
    const end = this.#nextRule(start, true);
    const { language, when } = header.script as NonNullable<Header['script']>;
    const rule: ScriptRule = {
      ...base,
      kind: 'script',
      language,
      when,
      inputs,
      outputs,
      code: withoutCommentLines(this.#original.slice(start, end)),
    };
    if (header.name !== undefined) this.#known.set(header.name, { virtual: false, metavariables: outputs });
    this.#rules.push({
      header: base,
      rule,
      diagnostics: [...checkDependencies(base.depends, header, this.#known), ...problems],
    });
    return end;
  }
}

/** A list gives its length, too. */
const namesGivenBy = ({ name, length }: Metavariable): readonly string[] =>
  typeof length === 'string' ? [name, length] : [name];

/** Lines that are a comment of the patch are none of the script; blank ones in their place keep its line numbers. */
const withoutCommentLines = (code: string): string => code.replace(/^[ \t]*\/\/.*$/gm, '');

/** `x << r.y = "otherwise";` or the name of something the script makes. */
function readScriptDeclaration(scanner: Scanner): string | ScriptRule['inputs'][number] | undefined {
  const words: string[] = [];
  while (!/^(;|<<|@@)$/.test(scanner.token.text) && scanner.token.kind !== 'end')
    words.push(scanner.advance().text);
  const names = words.filter((word) => /^\w+$/.test(word));
  const local = names.find((word) => word !== '_') ?? '_';
  if (scanner.eat(';') || !scanner.eat('<<')) return names.at(-1);
  const rule = scanner.advance().text;
  scanner.eat('.');
  const { text: name } = scanner.advance();
  const otherwise: string[] = [];
  while (!scanner.is(';') && !scanner.is('@@') && scanner.token.kind !== 'end')
    otherwise.push(scanner.advance().text);
  scanner.eat(';');
  const value = otherwise.slice(1).join('');
  return {
    local,
    rule,
    name,
    ...(otherwise.length < 2 ? {} : { otherwise: value.replace(/^"(.*)"$/s, '$1') }),
  };
}

const noRules = (text: string): Diagnostic => ({
  severity: 'error',
  code: 'no-rules',
  message: 'the patch has no rule',
  span: { start: 0, end: Math.min(1, text.length) },
  why: 'a rule starts with a line `@@` or `@name@`, followed by its metavariables and another `@@`',
});
