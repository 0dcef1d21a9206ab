/**
 * Cuts a file into its top-level items in one pass over the characters, so that only the items somebody asks for are
 * ever parsed. Knows brackets, strings, comments and conditional compilation, and nothing of C's grammar beyond that.
 */
import type { Item, ItemKind } from './file.ts';
import { aggregates, looksLikeMacro, takesArguments } from './mask/words.ts';
import { afterComment, afterDirective, afterQuoted } from './tokens.ts';

/** Characters that the inside of brackets never has to stop at. */
const boring: Uint8Array = (() => {
  const table = new Uint8Array(128).fill(1);
  for (const char of '{}()[]\'"/#\n') table[char.charCodeAt(0)] = 0;
  return table;
})();

const wordChar: Uint8Array = (() => {
  const table = new Uint8Array(128);
  for (let c = 0; c < 128; c++) if (/[A-Za-z0-9_$]/.test(String.fromCharCode(c))) table[c] = 1;
  return table;
})();

const isWord = (c: number): boolean => c >= 128 || wordChar[c] === 1;

/** What a conditional had when it began, so that its other branches begin with the same. */
interface Conditional {
  readonly depth: number;
  readonly busy: boolean;
  /** No branch has counted yet: `#if 0` switched off what came so far. */
  readonly dead: boolean;
}

/** One token of an item's head, as far as telling its kind and name needs it. */
interface HeadWord {
  readonly text: string;
  readonly start: number;
  /** It stands first on its line. */
  readonly fresh: boolean;
}

class Outliner {
  readonly #text: string;
  readonly #items: Item[] = [];
  readonly #conditionals: Conditional[] = [];
  #at = 0;
  #depth = 0;
  #start = -1;
  /** The item's tokens at depth 0: words, and `()` `{}` `[]` for whole groups. */
  #head: HeadWord[] = [];
  #bodyStart = -1;
  #lineBegins = true;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly Item[] {
    const text = this.#text;
    while (this.#at < text.length) {
      if (this.#depth > 0) this.#skipBoring();
      if (this.#at >= text.length) break;
      this.#step(text.charCodeAt(this.#at));
    }
    if (this.#start !== -1) this.#finish(this.#trimmedEnd());
    return this.#items;
  }

  #skipBoring(): void {
    const text = this.#text;
    let i = this.#at;
    for (; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c < 128 && boring[c] === 0) break;
    }
    this.#lineBegins &&= i === this.#at;
    this.#at = i;
  }

  #step(c: number): void {
    const at = this.#at;
    if (c === 10) {
      this.#lineBegins = true;
      this.#at++;
    } else if (c === 32 || (c >= 9 && c <= 13) || c === 0xfeff) {
      this.#at++;
      if (this.#depth > 0) this.#skipIndent();
    } else if (c === 47 && afterComment(this.#text, at, this.#text.length) !== at) {
      this.#at = afterComment(this.#text, at, this.#text.length);
    } else if (c === 35 && this.#lineBegins) {
      this.#directive();
    } else if (c === 92 && this.#depth === 0) {
      this.#at++;
    } else {
      this.#token(c);
      this.#lineBegins = false;
    }
  }

  /** Within brackets the boring run stops at a line's end; what follows may be indentation before a `#`. */
  #skipIndent(): void {
    while (this.#text.charCodeAt(this.#at) === 32 || this.#text.charCodeAt(this.#at) === 9) this.#at++;
  }

  #token(c: number): void {
    const at = this.#at;
    if (c === 34 || c === 39) {
      this.#at = afterQuoted(this.#text, at, this.#text.length);
      if (this.#depth === 0) this.#word(at, '""');
    } else if (c === 123 || c === 40 || c === 91) {
      this.#open(c);
    } else if (c === 125 || c === 41 || c === 93) {
      this.#close(c);
    } else if (this.#depth > 0) {
      this.#at++;
    } else if (isWord(c)) {
      let stop = at + 1;
      while (stop < this.#text.length && isWord(this.#text.charCodeAt(stop))) stop++;
      this.#at = stop;
      this.#word(at, this.#text.slice(at, stop));
    } else {
      this.#at++;
      this.#word(at, this.#text.charAt(at));
      if (c === 59 && !this.#awaitsOldStyleBody()) this.#finish(at + 1);
    }
  }

  /** Takes a token at depth 0 into the item's head. A macro call without `;` ends before the next line's first word. */
  #word(at: number, text: string): void {
    if (this.#start !== -1 && this.#lineBegins && this.#isLoneMacro(text)) this.#finish(this.#trimmedEnd());
    if (this.#start === -1) this.#start = at;
    this.#head.push({ text, start: at, fresh: this.#lineBegins });
    this.#lastEnd = this.#at;
  }
  #lastEnd = 0;

  #trimmedEnd(): number {
    return this.#depth > 0 ? this.#text.trimEnd().length : this.#lastEnd;
  }

  /** Reports whether the item so far is `NAME(...)`, perhaps after storage words, and what follows begins a new one. */
  #isLoneMacro(next: string): boolean {
    const head = this.#head;
    const name = head[head.length - 2];
    const group = head[head.length - 1];
    if (name === undefined || group?.text !== '()' || !isWord(next.charCodeAt(0))) return false;
    if (
      head.length === 2 &&
      this.#text.charAt(this.#at) === '(' &&
      !takesArguments(next) &&
      !takesArguments(name.text)
    ) {
      return true;
    }
    if (!isWord(name.text.charCodeAt(0)) || attributeWord.test(name.text)) return false;
    if (head.length > 2) return this.#isStoredMacro(head, name.text, next);
    return !this.#looksOldStyle(name.text, group.start);
  }

  #isBareCall(): boolean {
    const [name, group] = this.#head;
    return this.#head.length === 2 && group?.text === '()' && isWord(name?.text.charCodeAt(0) ?? 0);
  }

  /** `static NAME(...)` before a line that begins a declaration. */
  #isStoredMacro(head: readonly HeadWord[], name: string, next: string): boolean {
    const before = head.slice(0, -2);
    if (!before.every((word) => storageWords.has(word.text) || !/[a-z]/.test(word.text))) return false;
    if (/[a-z]/.test(name)) return false;
    return typeWord.test(next) || storageWords.has(next) || next === before[0]?.text;
  }

  /** `name(a, b)` before a line that declares one of the names: a function of the time before prototypes. */
  #looksOldStyle(name: string, group: number): boolean {
    if (!/[a-z]/.test(name)) return false;
    const names = this.#text.slice(group + 1, this.#lastEnd - 1);
    if (!/^[\s\w,]*$/.test(names)) return false;
    const declared = /^[\w\s*]*?(\w+)\s*(?:\[\w*\]\s*)?[,;]/.exec(this.#text.slice(this.#at, this.#at + 200));
    return declared !== null && names.split(/[\s,]+/).includes(declared[1] as string);
  }

  #open(c: number): void {
    const at = this.#at;
    if (this.#depth === 0) {
      if (c === 123 && this.#start !== -1) this.#bodyStart = at;
      this.#word(at, c === 123 ? '{}' : c === 40 ? '()' : '[]');
    }
    this.#depth++;
    this.#at++;
  }

  #close(c: number): void {
    this.#at++;
    this.#lastEnd = this.#at;
    if (this.#depth === 0) {
      // A bracket that nothing opened: an item of its own, so that what follows is read afresh.
      if (this.#start === -1) this.#start = this.#at - 1;
      this.#head.push({ text: '', start: this.#at - 1, fresh: false });
      if (c === 125) this.#finish(this.#at);
      return;
    }
    this.#depth--;
    if (this.#depth === 0 && c === 125 && this.#endsWithBody()) this.#finish(this.#at);
  }

  /** Reports whether the braces just closed were a function's body (or a linkage block), after which no `;` comes. */
  #endsWithBody(): boolean {
    return kindOfBraces(this.#head) !== 'value';
  }

  /** Reports whether the `;` just seen ends a parameter's declaration of an old-style function. */
  #awaitsOldStyleBody(): boolean {
    const head = this.#head;
    const group = head.findIndex((word) => word.text === '()');
    if (group < 1 || !isWord((head[group - 1] as HeadWord).text.charCodeAt(0))) return false;
    const first = head[group + 1];
    if (first === undefined || (!first.fresh && !typeWord.test(first.text))) return false;
    const rest = head.slice(group + 1);
    if (rest.some((word) => word.text === '=' || word.text === '{}' || /^__|^asm$/.test(word.text)))
      return false;
    if (rest.filter((word) => isWord(word.text.charCodeAt(0))).length < 2) return false;
    return oldStyleNames.test(this.#text.slice((head[group] as HeadWord).start, first.start));
  }

  #directive(): void {
    const at = this.#at;
    const text = this.#text;
    const end = afterDirective(text, at, text.length);
    const name = /^#\s*(\w*)/.exec(text.slice(at, Math.min(end, at + 40)))?.[1] ?? '';
    if ((name === 'undef' || name === 'define') && this.#depth === 0 && this.#isBareCall()) {
      this.#finish(this.#lastEnd);
    }
    this.#at = end;
    if (name === 'if' || name === 'ifdef' || name === 'ifndef') {
      if (name === 'if' && deadCondition.test(text.slice(at, end))) this.#at = this.#skipBranch(end);
      this.#conditionals.push({ depth: this.#depth, busy: this.#start !== -1, dead: this.#at !== end });
    } else if (name === 'else' || name === 'elif') {
      this.#otherBranch(end);
    } else if (name === 'endif') {
      this.#conditionals.pop();
    }
    if (this.#start === -1)
      this.#items.push({ kind: 'directive', start: at, end: this.#at, ...definedName(text, at, end) });
  }

  /** A second branch counts only where the first one stood on its own; otherwise it would open or close twice. */
  #otherBranch(end: number): void {
    const opened = this.#conditionals[this.#conditionals.length - 1];
    if (opened === undefined) return;
    if (opened.dead) {
      this.#conditionals[this.#conditionals.length - 1] = { ...opened, dead: false };
      return;
    }
    const whole = this.#depth === opened.depth && (this.#depth > 0 || this.#start === -1 || opened.busy);
    if (whole && !(this.#depth > 0 && this.#branchIsUneven(end))) return;
    while (true) {
      this.#at = this.#skipBranch(this.#at);
      const next = /^[^\S\n]*#\s*(elif|else)\b/.exec(this.#text.slice(this.#at, this.#at + 80));
      if (next === null) return;
      this.#at = afterDirective(this.#text, this.#text.indexOf('#', this.#at), this.#text.length);
    }
  }

  /** Reports whether the branch that begins at `from` opens more than it closes, or the reverse. */
  #branchIsUneven(from: number): boolean {
    return unevenness(this.#text.slice(from, this.#skipBranch(from))) !== 0;
  }

  /** The offset of the line on which the `#elif`, `#else` or `#endif` stands that ends the branch around `from`. */
  #skipBranch(from: number): number {
    const mark = /^[^\S\n]*#[^\S\n]*(if|ifdef|ifndef|elif|else|endif)\b/gm;
    mark.lastIndex = from;
    let nested = 0;
    for (let found = mark.exec(this.#text); found !== null; found = mark.exec(this.#text)) {
      const name = found[1] as string;
      if (name.startsWith('if')) nested++;
      else if (nested === 0) return Math.max(from, found.index - 1);
      else if (name === 'endif') nested--;
    }
    return this.#text.length;
  }

  #finish(end: number): void {
    const head = this.#head;
    const kind = kindOf(head, this.#text);
    const name = nameOf(head, kind, this.#text);
    const item: Item = {
      kind,
      start: this.#start,
      end,
      ...(name === undefined ? {} : { name }),
      ...(kind === 'function' && this.#bodyStart !== -1 ? { body: this.#bodyStart } : {}),
    };
    this.#items.push(item);
    this.#start = -1;
    this.#head = [];
    this.#bodyStart = -1;
  }
}

const deadCondition = /^#\s*if\s+\(?\s*0\s*\)?\s*(\/[*/].*)?$/s;
const attributeWord = /^__|^asm$/;
const typeWord =
  /^(?:struct|union|enum|unsigned|signed|int|char|short|long|void|float|double|const|volatile|register|\w+_t|u8|u16|u32|u64|s8|s16|s32|s64)$/;
const oldStyleNames = /^\([\s\w,]*\)(?:\s|\/\*.*?\*\/)*$/s;
const notFunctionNames = new Set(
  'if while for switch return sizeof typeof __typeof__ asm __asm__ __attribute__ __attribute __declspec defined'.split(
    ' ',
  ),
);

/** How many more brackets a piece of code opens than it closes. */
function unevenness(code: string): number {
  let depth = 0;
  for (let i = 0; i < code.length; i++) {
    const c = code.charCodeAt(i);
    if (c === 123 || c === 40) depth++;
    else if (c === 125 || c === 41) {
      depth--;
      if (depth < 0) return depth;
    } else if (c === 47) i = Math.max(i, afterComment(code, i, code.length) - 1);
    else if (c === 34 || c === 39) i = afterQuoted(code, i, code.length) - 1;
  }
  return depth;
}

/** What the last braces of a head are: a body, a linkage block, or a value (initialiser, members, enumerators). */
function kindOfBraces(head: readonly HeadWord[]): 'body' | 'linkage' | 'value' {
  const last = lastIndex(head, (text) => text === '{}');
  const before = head.slice(0, last);
  if (before.length === 2 && before[0]?.text === 'extern' && before[1]?.text === '""') return 'linkage';
  if (before.length === 0) return 'body';
  if (before.some((word) => word.text === '=')) return 'value';
  if (before.some((word) => word.text === 'typedef')) return 'value';
  const members = lastIndex(before, (text) => /^(?:struct|union|enum)$/.test(text));
  const callLike = before.some(
    (word, i) => word.text === '()' && i > 0 && namesSomething(before[i - 1] as HeadWord),
  );
  if (
    members !== -1 &&
    before.slice(members + 1).every((word, i, rest) => isTagPart(word.text, rest[i - 1]?.text))
  )
    return 'value';
  return callLike || before.some((word) => word.text === '()') ? 'body' : 'value';
}

function lastIndex(head: readonly HeadWord[], holds: (text: string) => boolean): number {
  let i = head.length - 1;
  while (i >= 0 && !holds((head[i] as HeadWord).text)) i--;
  return i;
}

const namesSomething = (word: HeadWord): boolean =>
  isWord(word.text.charCodeAt(0)) && !notFunctionNames.has(word.text);

/** Between `struct` and `{` there are only words, and brackets after attributes. */
const isTagPart = (text: string, before: string | undefined): boolean =>
  isWord(text.charCodeAt(0)) ||
  (text === '()' && before !== undefined && takesArguments(before)) ||
  text === ':';

function kindOf(head: readonly HeadWord[], text: string): ItemKind {
  const first = head[0];
  if (first === undefined || first.text === '' || first.text === ';') return 'other';
  const last = head[head.length - 1] as HeadWord;
  if (last.text === '{}') {
    const braces = kindOfBraces(head);
    if (braces === 'linkage' || head.length === 1) return 'other';
    if (braces === 'body') return 'function';
  }
  if (isMacroCall(head, text)) return 'macro';
  return isWord(first.text.charCodeAt(0)) ? 'declaration' : 'other';
}

const storageWords = new Set('static extern inline const volatile register __inline __inline__'.split(' '));

/** `NAME(...)`, perhaps after storage words, with no type before it and no value but one after it. */
function isMacroCall(head: readonly HeadWord[], text: string): boolean {
  const start = head.findIndex((word) => !storageWords.has(word.text));
  const name = head[start];
  if (name === undefined || !namesSomething(name) || head[start + 1]?.text !== '()') return false;
  if (start > 0 && /^\(\s*\*/.test(text.slice((head[start + 1] as HeadWord).start))) return false;
  const after = head[start + 2]?.text;
  return after === undefined || after === ';' || after === '=' || after === '[]';
}

function nameOf(head: readonly HeadWord[], kind: ItemKind, text: string): string | undefined {
  if (kind === 'function') return nameOfFunction(head, text);
  if (kind === 'macro') return head.find((word) => !storageWords.has(word.text))?.text;
  return kind === 'declaration' ? nameOfDeclaration(head, text) : undefined;
}

function nameOfFunction(head: readonly HeadWord[], text: string): string | undefined {
  const group = parametersAt(head);
  const name = head[group - 1];
  if (group < 1 || name === undefined) return innerName(head, text);
  const macro = group === 1 && looksLikeMacro(name.text);
  if (!macro) return namesSomething(name) && !typeWord.test(name.text) ? name.text : innerName(head, text);
  const first = /^\(\s*(\w+)/.exec(text.slice((head[group] as HeadWord).start));
  return first?.[1] ?? name.text;
}

/** Where a function's parameters stand in its head: the last group whose word before is a name and no attribute. */
function parametersAt(head: readonly HeadWord[]): number {
  let found = -1;
  for (let i = 1; i < head.length; i++) {
    if (head[i]?.text !== '()') continue;
    const before = head[i - 1] as HeadWord;
    if (!namesSomething(before)) continue;
    if (found === -1 || isAttributeGroup(head, found)) found = i;
  }
  return found;
}

/** `__x(...)` or `X(...)` that a further name follows is an attribute or a type, not the function's name. */
function isAttributeGroup(head: readonly HeadWord[], group: number): boolean {
  const name = (head[group - 1] as HeadWord).text;
  const next = head[group + 1]?.text ?? '';
  return isWord(next.charCodeAt(0)) && !/^__|^{}$/.test(next) && (/^__/.test(name) || !/[a-z]/.test(name));
}

/** The name in `(*name(...))(...)` or `(name)(...)`. */
function innerName(head: readonly HeadWord[], text: string): string | undefined {
  const group = head.find((word) => word.text === '()');
  return group === undefined
    ? undefined
    : /^\(\s*\**\s*(\w+)/.exec(text.slice(group.start, group.start + 200))?.[1];
}

const endsDeclarator = new Set(['=', ';', ',', '[]']);

function nameOfDeclaration(head: readonly HeadWord[], text: string): string | undefined {
  let name: string | undefined;
  for (const [i, { text: word, start }] of head.entries()) {
    if (endsDeclarator.has(word)) break;
    const attribute = attributeWord.test(head[i - 1]?.text ?? '');
    if (word === '()' && !attribute) return isNested(text, start) ? innerName(head.slice(i), text) : name;
    if (isWord(word.charCodeAt(0)) && !attributeWord.test(word) && !aggregates.has(word)) name = word;
  }
  return name;
}

/** Reports whether brackets hold a pointer's declarator. */
const isNested = (text: string, open: number): boolean => /^\(\s*\*/.test(text.slice(open, open + 80));

/** The name that a `#define` or `#undef` line is about. */
function definedName(text: string, at: number, end: number): { readonly name?: string } {
  const name = /^#\s*(?:define|undef)\s+(\w+)/.exec(text.slice(at, Math.min(end, at + 200)))?.[1];
  return name === undefined ? {} : { name };
}

export const outline = (text: string): readonly Item[] => new Outliner(text).run();
