import type { Node } from '../c/syntax.ts';

/** What a directive means for control flow: conditionals steer which code there is, all others are just there. */
export type DirectiveWord = 'if' | 'elif' | 'else' | 'endif' | 'other';

const words: ReadonlyMap<string, DirectiveWord> = new Map([
  ['if', 'if'],
  ['ifdef', 'if'],
  ['ifndef', 'if'],
  ['elif', 'elif'],
  ['elifdef', 'elif'],
  ['elifndef', 'elif'],
  ['else', 'else'],
  ['endif', 'endif'],
]);

export const directiveWord = (directive: Node): DirectiveWord =>
  words.get(/^\s*#\s*(\w+)/.exec(directive.text)?.[1] ?? '') ?? 'other';

/** An #if among the statements of one list, as indices of the list. */
export interface Conditional {
  /** Its #if, then each #elif and #else. */
  readonly branches: readonly number[];
  readonly endif: number;
  readonly hasElse: boolean;
  /** The index of the branch (into `branches`) that alone is code, where a literal 0 or 1 decides. */
  readonly only: number | undefined;
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
    const word = directiveWord(statement);
    if (word === 'if') open.push([index]);
    else if (word === 'elif' || word === 'else') open.at(-1)?.push(index);
    else if (word === 'endif') {
      const branches = open.pop();
      if (branches !== undefined) found.set(branches[0] as number, conditional(statements, branches, index));
    }
  });
  return found;
}

function conditional(statements: readonly Node[], branches: readonly number[], endif: number): Conditional {
  const hasElse = branches.some((branch) => directiveWord(statements[branch] as Node) === 'else');
  const literal = /^\s*#\s*if\s+([01])\s*(?:\/[/*].*)?$/s.exec(
    (statements[branches[0] as number] as Node).text,
  )?.[1];
  // An #elif after `#if 0` is a question of its own, which nobody asks in practice: leave the fork as it is.
  const decided = literal !== undefined && branches.length <= (hasElse ? 2 : 1);
  return { branches, endif, hasElse, only: decided ? (literal === '1' ? 0 : 1) : undefined };
}
