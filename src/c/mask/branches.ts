/**
 * Chooses which branches of conditional compilation the parser sees. All of them where each stands on its own, as
 * statements or list elements do; otherwise only the first one that has any code, the others then being part of the
 * directive leaf. What `#if 0` switches off is never seen.
 */
import { leaf } from '../nodes.ts';
import { Tok, type Tokens } from '../tokens.ts';
import { type Entries, Gatherer } from './entries.ts';

/** A conditional's lines by token index: `#if`, any `#elif` and `#else`, `#endif`. */
type Marks = readonly number[];

const opens = /^#\s*if/;
const divides = /^#\s*el/;
const closes = /^#\s*endif/;
const neverTrue = /^#\s*if\s+\(?\s*0\s*\)?\s*(?:\/[*/].*)?$/s;

export function gather(text: string, tokens: Tokens): Entries {
  const gatherer = new Gatherer(tokens);
  new Chooser(text, tokens, gatherer).range(0, tokens.count, 0);
  return gatherer.entries;
}

class Chooser {
  readonly #text: string;
  readonly #tokens: Tokens;
  readonly #gatherer: Gatherer;

  constructor(text: string, tokens: Tokens, gatherer: Gatherer) {
    this.#text = text;
    this.#tokens = tokens;
    this.#gatherer = gatherer;
  }

  range(from: number, to: number, level: number): void {
    let plain = from;
    for (let i = from; i < to; i++) {
      if (this.#tokens.classes[i] !== Tok.directive) continue;
      this.#gatherer.takeRange(plain, i);
      const orphan = level === 0 && divides.test(this.#says(i)) ? this.#marksOf(i, to) : undefined;
      if (orphan !== undefined) {
        // The item began within an earlier branch: the others would begin it again.
        const last = orphan[orphan.length - 1] as number;
        this.#hide(i, last);
        plain = last + 1;
        i = last;
        continue;
      }
      const marks = opens.test(this.#says(i)) && level < 200 ? this.#marksOf(i, to) : undefined;
      if (marks === undefined) this.#hide(i, i);
      else {
        this.#conditional(marks, level);
        i = marks[marks.length - 1] as number;
      }
      plain = i + 1;
    }
    this.#gatherer.takeRange(plain, to);
  }

  #says(i: number): string {
    return this.#tokens.texts[i] as string;
  }

  /** Makes one directive leaf of the tokens from `first` to `last`, and of what lies between them. */
  #hide(first: number, last: number): void {
    const start = this.#tokens.starts[first] as number;
    const end = this.#tokens.ends[last] as number;
    this.#gatherer.takeDirective(leaf('directive', start, end, this.#text.slice(start, end)));
  }

  #marksOf(open: number, to: number): Marks | undefined {
    const marks = [open];
    let nested = 0;
    for (let i = open + 1; i < to; i++) {
      if (this.#tokens.classes[i] !== Tok.directive) continue;
      const says = this.#says(i);
      if (opens.test(says)) nested++;
      else if (closes.test(says)) {
        if (nested-- === 0) return [...marks, i];
      } else if (nested === 0 && divides.test(says)) marks.push(i);
    }
    return undefined;
  }

  #conditional(marks: Marks, level: number): void {
    const dead = neverTrue.test(this.#says(marks[0] as number));
    if (!dead && (marks.length === 2 || this.#allStandAlone(marks))) this.#showAll(marks, level);
    else this.#showOne(marks, dead ? 1 : this.#firstWithCode(marks), level);
  }

  #showAll(marks: Marks, level: number): void {
    for (let k = 0; k + 1 < marks.length; k++) {
      const mark = marks[k] as number;
      this.#hide(mark, mark);
      this.range(mark + 1, marks[k + 1] as number, level + 1);
    }
    const last = marks[marks.length - 1] as number;
    this.#hide(last, last);
  }

  #showOne(marks: Marks, chosen: number, level: number): void {
    const first = marks[0] as number;
    const last = marks[marks.length - 1] as number;
    if (chosen >= marks.length - 1) {
      this.#hide(first, last);
      return;
    }
    const mark = marks[chosen] as number;
    const next = marks[chosen + 1] as number;
    this.#hide(first, mark);
    this.range(mark + 1, next, level + 1);
    this.#hide(next, last);
  }

  #firstWithCode(marks: Marks): number {
    for (let k = 0; k + 1 < marks.length; k++) {
      const [from, to] = [(marks[k] as number) + 1, marks[k + 1] as number];
      for (let i = from; i < to; i++) if (this.#tokens.classes[i] !== Tok.directive) return k;
    }
    return 0;
  }

  #allStandAlone(marks: Marks): boolean {
    const before = this.#codeBefore(marks[0] as number);
    for (let k = 0; k + 1 < marks.length; k++) {
      if (!this.#standsAlone(before, (marks[k] as number) + 1, marks[k + 1] as number)) return false;
    }
    return true;
  }

  #codeBefore(i: number): string {
    let at = i - 1;
    while (at >= 0 && this.#tokens.classes[at] === Tok.directive) at--;
    return at < 0 ? '' : this.#says(at);
  }

  /** Reports whether the tokens are whole statements, declarations or list elements, given what stands before them. */
  #standsAlone(before: string, from: number, to: number): boolean {
    let depth = 0;
    let first = '';
    let last = '';
    for (let i = from; i < to; i++) {
      if (this.#tokens.classes[i] === Tok.directive) continue;
      last = this.#says(i);
      if (first === '') first = last;
      if (last === '{' || last === '(' || last === '[') depth++;
      else if ((last === '}' || last === ')' || last === ']') && --depth < 0) return false;
    }
    if (first === '') return true;
    if (depth !== 0 || first === 'else' || first === '=') return false;
    if (before === ',' || before === '(') return last === ',';
    if (before === '{') return last === ',' || last === ';' || last === '}' || last === ':';
    return (
      (before === ';' || before === '}' || before === ':') && (last === ';' || last === '}' || last === ':')
    );
  }
}
