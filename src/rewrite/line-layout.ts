import type { Brace, Word } from './word.ts';

/** Where kernel style wants a word. */
export interface Spot {
  /** It should begin a line. */
  readonly startsLine: boolean;
  /** It begins a statement, a declaration or a file-level item (not `}`, `else`, or the `while` of a `do`). */
  readonly startsStatement: boolean;
  /** How many levels deep its line is; of meaning where a line starts. */
  readonly depth: number;
  /** Its line is not indented at all. */
  readonly atMargin: boolean;
  /** How many parentheses and brackets are open around it. */
  readonly parens: number;
}

/**
 * Reads words as statements and says for each where it belongs. It follows the words alone, one after the other, so
 * that it works on halves of constructs, too: what stays and what is added make sense only together. `isWithin` says
 * that they begin with a statement of a function's block.
 */
export function layoutLines(words: readonly Word[], isWithin = false): readonly Spot[] {
  const reader = new LineReader(words, isWithin);
  return words.map((_, index) => reader.read(index));
}

type BodyOwner = 'if' | 'else' | 'loop' | 'do';

type Frame =
  | {
      readonly kind: 'brace';
      readonly brace: Brace;
      readonly parens: number;
      readonly owner: BodyOwner | undefined;
      /** For initialisers and enumerators: each has a line of its own. */
      readonly lines: boolean;
    }
  | { readonly kind: 'body'; readonly owner: BodyOwner };

class LineReader {
  readonly #words: readonly Word[];
  readonly #frames: Frame[] = [];
  #parens = 0;
  /** The next word begins a statement (or what stands in its place, such as an enumerator). */
  #atStart = true;
  /** A head such as `if (` is open: its owner, and how many parentheses were open around it. */
  #head: { readonly owner: BodyOwner; readonly parens: number } | undefined;
  /** The body of a `do` has ended, so that `while` goes on with it. */
  #afterDo = false;
  #inCase = false;

  constructor(words: readonly Word[], isWithin: boolean) {
    this.#words = words;
    if (isWithin) this.#push('block', undefined, true);
  }

  read(index: number): Spot {
    const word = this.#words[index] as Word;
    if (word.kind === 'comment')
      return this.#spot({ startsLine: word.beginsLine !== false, startsStatement: false });
    if (word.kind === 'directive') return this.#spot({ startsLine: true, atMargin: true });
    if (word.kind === 'verbatim') return this.#readVerbatim(word, index);
    return this.#atStart ? this.#readStart(word, index) : this.#readInside(word, index);
  }

  #spot(wanted: Partial<Spot>): Spot {
    const startsLine = wanted.startsLine ?? false;
    return {
      startsLine,
      startsStatement: wanted.startsStatement ?? startsLine,
      depth: wanted.depth ?? this.#frames.length,
      atMargin: wanted.atMargin ?? false,
      parens: this.#parens,
    };
  }

  #readVerbatim(word: Word, index: number): Spot {
    const sharesHeadLine = word.text.startsWith('{') && this.#frames.at(-1)?.kind === 'body';
    const spot = this.#spot({
      startsLine: this.#atStart && !sharesHeadLine,
      startsStatement: this.#atStart,
      depth: this.#frames.length - (sharesHeadLine ? 1 : 0),
    });
    this.#endStatement(index);
    return spot;
  }

  #readStart(word: Word, index: number): Spot {
    this.#atStart = false;
    const { text } = word;
    if (text === '{') return this.#openBlock();
    if (text === '}') return this.#close(index);
    if (text === 'else') return this.#readElse(index);
    if (text === 'while' && this.#afterDo) {
      this.#afterDo = false;
      const sharesLine = this.#words[index - 1]?.text === '}';
      return this.#spot({ startsLine: !sharesLine, startsStatement: false });
    }
    this.#afterDo = false;
    if (text === ';') {
      const spot = this.#spot({ startsLine: true });
      this.#endStatement(index);
      return spot;
    }
    return this.#readFirstWord(word, index);
  }

  #readFirstWord(word: Word, index: number): Spot {
    const { text } = word;
    if (text === 'case' || text === 'default') {
      this.#inCase = true;
      return this.#spot({ startsLine: true, depth: Math.max(0, this.#frames.length - 1) });
    }
    const next = this.#words[index + 1];
    if (word.kind === 'ident' && next?.text === ':' && next.role === 'label-colon') {
      this.#inCase = true;
      return this.#spot({ startsLine: true, atMargin: true });
    }
    const sharesElseLine = text === 'if' && this.#words[index - 1]?.text === 'else';
    const sharesLine =
      sharesElseLine || (this.#isEnumerators() && !this.#hasLines() && !(word.leaf && word.beginsLine));
    const spot = this.#spot({ startsLine: !sharesLine, startsStatement: !sharesLine });
    const owner = headOwner(word);
    if (owner !== undefined) this.#head = { owner, parens: this.#parens };
    else if (text === 'do') this.#openBody('do');
    else if (this.#opensMacroLoop(index)) this.#head = { owner: 'loop', parens: this.#parens };
    else this.#readInside(word, index);
    return spot;
  }

  #readElse(index: number): Spot {
    const sharesLine = this.#words[index - 1]?.text === '}';
    const spot = this.#spot({ startsLine: !sharesLine, startsStatement: false });
    if (this.#words[index + 1]?.text === 'if') this.#atStart = true;
    else this.#openBody('else');
    return spot;
  }

  #readInside(word: Word, index: number): Spot {
    const { text } = word;
    if (text === '{') return this.#openInside(word, index);
    if (text === '}') return this.#close(index);
    const spot = this.#spot({ startsLine: this.#beginsInitialiser(word, index), startsStatement: false });
    if (text === '(' || text === '[') this.#parens++;
    else if (text === ')' || text === ']') this.#closeParen();
    else if (text === ';' && this.#parens === 0) this.#endStatement(index);
    else if (text === ',' && this.#isEnumerators() && this.#parens === 0) this.#atStart = true;
    else if (text === ':' && this.#inCase && word.role !== 'infix') {
      this.#inCase = false;
      this.#atStart = true;
    }
    if (word.endsStatement && !this.#atStart) this.#endStatement(index);
    return spot;
  }

  /** An initialiser begins a line where the others do, unless several share theirs. */
  #beginsInitialiser(word: Word, index: number): boolean {
    const top = this.#frames.at(-1);
    if (top?.kind !== 'brace' || top.brace !== 'inits' || !top.lines || this.#parens > 0) return false;
    const before = this.#words[index - 1]?.text;
    return (before === '{' || before === ',') && (word.beginsLine === true || word.text === '.');
  }

  #closeParen(): void {
    this.#parens = Math.max(0, this.#parens - 1);
    if (this.#head === undefined || this.#head.parens !== this.#parens) return;
    const { owner } = this.#head;
    this.#head = undefined;
    this.#openBody(owner);
  }

  #openBody(owner: BodyOwner): void {
    this.#frames.push({ kind: 'body', owner });
    this.#atStart = true;
  }

  /** `{` where a statement may begin: the braces of a head stand on the head's line. */
  #openBlock(): Spot {
    const top = this.#frames.at(-1);
    const owner = top?.kind === 'body' ? top.owner : undefined;
    const spot = this.#spot({ startsLine: owner === undefined, startsStatement: owner === undefined });
    if (owner !== undefined) this.#frames.pop();
    this.#push('block', owner, true);
    return spot;
  }

  #openInside(word: Word, index: number): Spot {
    const brace = word.brace ?? this.#guessBrace(index);
    const isFunctionBody = brace === 'block' && this.#parens === 0;
    const spot = this.#spot({ startsLine: isFunctionBody, startsStatement: false });
    const next = this.#words[index + 1];
    const isAdded = word.leaf === undefined && brace === 'enumerators';
    this.#push(brace, undefined, isAdded || next?.beginsLine === true || next?.text === '.');
    return spot;
  }

  #push(brace: Brace, owner: BodyOwner | undefined, lines: boolean): void {
    this.#frames.push({ kind: 'brace', brace, parens: this.#parens, owner, lines });
    this.#parens = 0;
    this.#atStart = brace !== 'inits';
  }

  #guessBrace(index: number): Brace {
    if (this.#parens > 0 && this.#words[index - 1]?.text === '(') return 'block';
    for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
      const text = this.#words[at]?.text;
      if (text === 'struct' || text === 'union') return 'fields';
      if (text === 'enum') return 'enumerators';
      if (text === ';' || text === '=') break;
    }
    return this.#words[index - 1]?.text === ')' && this.#frames.length === 0 ? 'block' : 'inits';
  }

  #close(index: number): Spot {
    while (this.#frames.at(-1)?.kind === 'body') this.#frames.pop();
    const frame = this.#frames.pop();
    const brace = frame?.kind === 'brace' ? frame.brace : 'block';
    const lines = frame?.kind !== 'brace' || frame.lines;
    const spot = this.#spot({ startsLine: brace !== 'inits' || lines, startsStatement: false });
    this.#parens = frame?.kind === 'brace' ? frame.parens : 0;
    const endsStatement = brace === 'block' && this.#parens === 0;
    this.#atStart = false;
    if (endsStatement) {
      const owner = frame?.kind === 'brace' ? frame.owner : undefined;
      if (owner !== undefined) this.#frames.push({ kind: 'body', owner });
      this.#endStatement(index);
    }
    return spot;
  }

  /** Closes the bare bodies that end with the statement; an `else` still belongs to the innermost open `if`. */
  #endStatement(index: number): void {
    this.#atStart = true;
    this.#inCase = false;
    const next = this.#words[index + 1]?.text;
    for (let top = this.#frames.at(-1); top?.kind === 'body'; top = this.#frames.at(-1)) {
      this.#frames.pop();
      if (top.owner === 'do') {
        this.#afterDo = true;
        return;
      }
      if (top.owner === 'if' && next === 'else') return;
    }
  }

  #hasLines(): boolean {
    const top = this.#frames.at(-1);
    return top?.kind === 'brace' && top.lines;
  }

  #isEnumerators(): boolean {
    const top = this.#frames.at(-1);
    return top?.kind === 'brace' && top.brace === 'enumerators';
  }

  /** A call that is followed by another statement instead of a `;` is the head of a loop, as far as words can tell. */
  #opensMacroLoop(index: number): boolean {
    const word = this.#words[index] as Word;
    if (word.loopMacro) return true;
    if (word.leaf !== undefined || word.kind !== 'ident' || this.#words[index + 1]?.text !== '(')
      return false;
    let open = 0;
    for (let at = index + 1; at < this.#words.length; at++) {
      const { text } = this.#words[at] as Word;
      if (text === '(') open++;
      else if (text === ')' && --open === 0)
        return this.#frames.length > 0 && this.#words[at + 1]?.text === '{';
    }
    return false;
  }
}

function headOwner({ text, kind }: Word): BodyOwner | undefined {
  if (kind !== 'token' && kind !== 'ident') return undefined;
  if (text === 'if') return 'if';
  return text === 'for' || text === 'while' || text === 'switch' ? 'loop' : undefined;
}
