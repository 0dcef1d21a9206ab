import type { Kind } from './syntax.ts';

/** Expressions made of more than one word. A list of expressions, a type or an initialiser is none. */
export const operationKinds = [
  'call',
  'index',
  'field',
  'unary',
  'postfix',
  'binary',
  'assign',
  'conditional',
  'cast',
  'sizeof',
  'paren',
  'strings',
  'stmt_expr',
] as const satisfies readonly Kind[];

/** What stands for a value by itself: a word or an operation. Some also take in commas, braces and compound literals. */
export const termKinds = [
  'ident',
  'number',
  'string',
  'char',
  ...operationKinds,
] as const satisfies readonly Kind[];

/** What stands on lines of its own within a function. */
export const statementKinds = [
  'block',
  'expr_stmt',
  'empty',
  'macro_stmt',
  'if',
  'while',
  'do',
  'for',
  'iterator',
  'switch',
  'case',
  'default',
  'label',
  'marked',
  'goto',
  'break',
  'continue',
  'return',
  'asm',
  'decl',
  'directive',
  'fundef',
] as const satisfies readonly Kind[];
