import type { Node } from '../c/syntax.ts';

/**
 * What a directive leaf means for control flow. The reader makes one leaf of a directive and of the code that it does
 * not show: a whole `#if 0 … #endif`, or the branches that cannot stand beside the one it chose. So a leaf can open a
 * conditional, divide its branches, close it, be all of it, or have nothing to do with conditionals.
 */
export interface DirectiveShape {
  readonly part: 'open' | 'divide' | 'close' | 'whole' | 'other';
  /** There is code in it that may be compiled, and that the tree does not have. */
  readonly hides: boolean;
  /** Of an opening leaf: what follows is compiled whatever the configuration (`#if 1`, `#if 0 … #else`). */
  readonly certain: boolean;
  /** Ends in `#else`: between what follows and what went before there is no third possibility. */
  readonly isElse: boolean;
}

type Mark = 'if' | 'elif' | 'else' | 'endif';

const marks: ReadonlyMap<string, Mark> = new Map([
  ['if', 'if'],
  ['ifdef', 'if'],
  ['ifndef', 'if'],
  ['elif', 'elif'],
  ['elifdef', 'elif'],
  ['elifndef', 'elif'],
  ['else', 'else'],
  ['endif', 'endif'],
]);

const neverTrue = /^\s*#\s*if\s+\(?\s*0\s*\)?\s*(?:\/[*/].*)?$/;
const alwaysTrue = /^\s*#\s*if\s+\(?\s*1\s*\)?\s*(?:\/[*/].*)?$/;

export function shapeOf({ text }: Node): DirectiveShape {
  const found = outermostMarks(text);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined)
    return { part: 'other', hides: false, certain: false, isElse: false };
  const [line = ''] = text.split('\n', 1);
  const dead = first === 'if' && neverTrue.test(line);
  const isElse = last === 'else';
  return {
    part: partOf(first, last),
    hides: found.length > (dead ? 2 : 1),
    certain:
      first === 'if' && (dead ? isElse && found.length === 2 : found.length === 1 && alwaysTrue.test(line)),
    isElse,
  };
}

function partOf(first: Mark, last: Mark): DirectiveShape['part'] {
  if (last === 'endif') return first === 'if' ? 'whole' : 'close';
  return first === 'if' ? 'open' : 'divide';
}

/** The marks of a leaf's own conditional, not those of conditionals inside of what it hides. */
function outermostMarks(text: string): readonly Mark[] {
  const found: Mark[] = [];
  let nested = 0;
  for (const [, word = ''] of text.matchAll(/^[ \t]*#[ \t]*(\w+)/gm)) {
    const mark = marks.get(word);
    if (mark === undefined) continue;
    if (mark === 'if' && found.length > 0) nested++;
    else if (nested === 0) found.push(mark);
    else if (mark === 'endif') nested--;
  }
  return found;
}

/** An #if among the statements of one list, as indices of the list. */
export interface Conditional {
  /** Its #if, then each #elif and #else. */
  readonly branches: readonly number[];
  readonly endif: number;
  /** None of the branches may be compiled, or one that the tree does not have. */
  readonly mayBeNone: boolean;
  /** The first branch is compiled in any case, so nothing else is. */
  readonly certain: boolean;
}

/**
 * The #ifs of a statement list whose #endif is in the same list, by the index of the #if. Directives whose partner is
 * elsewhere (an #if around half a statement) are left out.
 */
export function conditionalsOf(statements: readonly Node[]): ReadonlyMap<number, Conditional> {
  const found = new Map<number, Conditional>();
  const open: number[][] = [];
  statements.forEach((statement, index) => {
    if (statement.kind !== 'directive') return;
    const { part } = shapeOf(statement);
    if (part === 'open') open.push([index]);
    else if (part === 'divide') open.at(-1)?.push(index);
    else if (part === 'close') {
      const branches = open.pop();
      if (branches !== undefined) found.set(branches[0] as number, conditional(statements, branches, index));
    }
  });
  return found;
}

function conditional(statements: readonly Node[], branches: readonly number[], endif: number): Conditional {
  const shapes = [...branches, endif].map((index) => shapeOf(statements[index] as Node));
  return {
    branches,
    endif,
    mayBeNone: shapes.some((shape) => shape.hides) || !shapes.some((shape) => shape.isElse),
    certain: shapes[0]?.certain === true,
  };
}
