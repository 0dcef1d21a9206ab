import type { Node } from '../c/syntax.ts';
import type { PNode } from '../smpl/syntax.ts';
import { isFormat, matchFormat } from './format.ts';
import { matchChildren } from './lists.ts';
import { type Context, remember, type State, type Then } from './matcher.ts';

/** A leaf against a leaf: the same text, or the same number written otherwise. */
export function matchLeaf(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (pat.kind === 'directive' && pat.children.length > 0) {
    return node.kind === 'directive' && matchChildren(ctx, pat.children, node.children, state, then);
  }
  if (isFormat(pat)) return matchFormat(ctx, pat, node, state, then);
  if (sameLeaf(pat, node)) return then(remember(state, pat, [node]));
  ctx.trace?.differs(pat, [node]);
  return false;
}

export function sameLeaf(pat: PNode, node: Node): boolean {
  if (node.children.length > 0) return false;
  if (pat.kind === 'directive')
    return node.kind === 'directive' && sameDirective(spaced(pat.text), spaced(node.text));
  if (pat.text === node.text) return pat.kind === node.kind || (pat.kind !== 'string' && pat.kind !== 'char');
  return pat.kind === 'number' && node.kind === 'number' && sameNumber(pat.text, node.text);
}

/** `#include ...` is any, `#include <linux/...>` any below linux/. */
function sameDirective(pat: string, text: string): boolean {
  const dots = pat.indexOf('...');
  if (dots === -1) return pat === text;
  const rest = pat.slice(dots + 3);
  return text.startsWith(pat.slice(0, dots)) && text.endsWith(rest);
}

/** Whether a pattern stands for many directives at once. */
export const isOpenDirective = (pat: PNode): boolean =>
  pat.kind === 'directive' && pat.children.length === 0 && pat.text.includes('...');

/** `16` is `0x10`, but neither `020` nor `16UL`. */
function sameNumber(left: string, right: string): boolean {
  const [a, b] = [plainNumber(left), plainNumber(right)];
  return a !== undefined && a === b;
}

const plainNumber = (text: string): number | undefined =>
  /^(?:0|[1-9]\d*|0[xX][\da-fA-F]+)$/.test(text) ? Number(text) : undefined;

const spaced = (text: string): string =>
  text
    .replace(/\\\r?\n/g, ' ')
    .replace(/^\s*#\s*/, '#')
    .replace(/\s+/g, ' ')
    .trim();
