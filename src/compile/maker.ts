import type { Formula, Mark, Piece } from './formula.ts';

/** Makes formulas: numbers them, and leaves out what says nothing. */
export class FormulaMaker {
  #count = 2;
  readonly yes: Formula = { kind: 'true', id: 0 };
  readonly no: Formula = { kind: 'false', id: 1 };
  /** Dots whose quantifier differs from the rule's: the step that leads to them takes theirs. */
  readonly #ownQuantifier = new WeakMap<Formula, boolean>();
  readonly #marks = new Map<Mark, Formula>();
  readonly #every: boolean;

  /** `every` says whether the rule asks for all paths or for one. */
  constructor(every: boolean) {
    this.#every = every;
  }

  get count(): number {
    return this.#count;
  }

  get every(): boolean {
    return this.#every;
  }

  piece(piece: Piece): Formula {
    return { kind: 'piece', id: this.#count++, piece };
  }

  mark(mark: Mark): Formula {
    const known = this.#marks.get(mark);
    if (known !== undefined) return known;
    const made: Formula = { kind: 'mark', id: this.#count++, mark };
    this.#marks.set(mark, made);
    return made;
  }

  scope(name: string, relation: 'same' | 'within' | 'target'): Formula {
    return { kind: 'scope', id: this.#count++, name, relation };
  }

  and(...parts: readonly Formula[]): Formula {
    return parts.reduce((left, right) => this.#and(left, right), this.yes);
  }

  or(...parts: readonly Formula[]): Formula {
    return joined(parts, this.no, (left, right) => this.#or(left, right));
  }

  /** The first that holds. */
  firstOf(...parts: readonly Formula[]): Formula {
    return joined(parts, this.no, (left, right) => {
      if (left.kind === 'false') return right;
      if (left.kind === 'true' || right.kind === 'false') return left;
      return { kind: 'else', id: this.#count++, left, right };
    });
  }

  not(body: Formula): Formula {
    if (body.kind === 'true') return this.no;
    if (body.kind === 'false') return this.yes;
    return { kind: 'not', id: this.#count++, body };
  }

  exists(names: readonly string[], kept: readonly string[], body: Formula): Formula {
    if (names.length === 0 || body.kind === 'true' || body.kind === 'false') return body;
    const made: Formula = { kind: 'exists', id: this.#count++, names, kept, body };
    const own = this.#ownQuantifier.get(body);
    if (own !== undefined) this.#ownQuantifier.set(made, own);
    return made;
  }

  /** At what follows: on all paths or on one, as the rule says (or the dots that follow). */
  next(body: Formula): Formula {
    return this.#next(body, this.#ownQuantifier.get(body) ?? this.#every);
  }

  nextSome(body: Formula): Formula {
    return this.#next(body, this.#ownQuantifier.get(body) ?? false);
  }

  skip(body: Formula): Formula {
    return body.kind === 'false' ? body : { kind: 'skip', id: this.#count++, body };
  }

  previous(every: boolean, body: Formula): Formula {
    return { kind: 'previous', id: this.#count++, every, body };
  }

  until(every: boolean, hold: Formula, goal: Formula): Formula {
    const made: Formula = { kind: 'until', id: this.#count++, every, hold, goal };
    if (every !== this.#every) this.#ownQuantifier.set(made, every);
    return made;
  }

  never(body: Formula): Formula {
    return body.kind === 'false' ? this.yes : { kind: 'never', id: this.#count++, body };
  }

  everywhere(body: Formula): Formula {
    return { kind: 'everywhere', id: this.#count++, body };
  }

  flag(name: string): Formula {
    return { kind: 'flag', id: this.#count++, name };
  }

  flagged(name: string, body: Formula): Formula {
    const made: Formula = { kind: 'flagged', id: this.#count++, name, body };
    const own = this.#ownQuantifier.get(body);
    if (own !== undefined) this.#ownQuantifier.set(made, own);
    return made;
  }

  /** Holds when `body` does, but nothing of why is remembered. */
  quiet(body: Formula): Formula {
    return { kind: 'quiet', id: this.#count++, body };
  }

  #next(body: Formula, every: boolean): Formula {
    return body.kind === 'true' || body.kind === 'false'
      ? body
      : { kind: 'next', id: this.#count++, every, body };
  }

  #and(left: Formula, right: Formula): Formula {
    if (left.kind === 'false' || right.kind === 'true') return left;
    if (right.kind === 'false' || left.kind === 'true') return right;
    return { kind: 'and', id: this.#count++, left, right };
  }

  #or(left: Formula, right: Formula): Formula {
    if (left.kind === 'true' || right.kind === 'false') return left;
    if (right.kind === 'true' || left.kind === 'false') return right;
    return { kind: 'or', id: this.#count++, left, right };
  }
}

/** So many parts are joined in a row; thousands of them would nest too deeply to be checked. */
const few = 16;

/** Joins parts in their order by something that does not care about brackets. */
function joined(
  parts: readonly Formula[],
  none: Formula,
  join: (left: Formula, right: Formula) => Formula,
): Formula {
  if (parts.length <= few) return parts.reduce(join, none);
  const middle = parts.length >> 1;
  return join(joined(parts.slice(0, middle), none, join), joined(parts.slice(middle), none, join));
}
