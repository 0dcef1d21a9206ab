import type { Diagnostic } from '../../src/report/diagnostic.ts';
import { readPatch } from '../../src/smpl/parse.ts';
import { codeText } from '../../src/smpl/print.ts';
import type { CodeRule, PNode } from '../../src/smpl/syntax.ts';

/** A patch of one rule: the declarations, and below them its code. */
export const patchOf = (declarations: string, code: string): string => `@@\n${declarations}\n@@\n${code}\n`;

/** The only rule of a patch that must have no errors. */
export function ruleOf(declarations: string, code: string): CodeRule {
  const { patch, rules, diagnostics } = readPatch(patchOf(declarations, code), 'x.cocci');
  const errors = [...diagnostics, ...rules.flatMap((rule) => rule.diagnostics)].filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
  const [rule] = patch.rules;
  if (rule?.kind !== 'code') throw new Error('the patch has no rule with code');
  return rule;
}

export function diagnosticsOf(text: string): readonly Diagnostic[] {
  const { rules, diagnostics } = readPatch(text, 'x.cocci');
  return [...diagnostics, ...rules.flatMap((rule) => rule.diagnostics)];
}

/** A tree in one line: `call[ident:f token:( args: token:)]`. */
export function outline(node: PNode): string {
  const attached = node.attached.map((name) => `@${name}`).join('');
  if (node.children.length === 0) return `${node.kind}:${node.text}${attached}`;
  return `${node.kind}${attached}[${node.children.map(outline).join(' ')}]`;
}

/**
 * The code with its signs: removed words as `-word`, `+` code as `{+ ... +}` where it hangs. Code that hangs on a tree
 * stands outside `⟨` and `⟩`.
 */
export function signed(node: PNode): string {
  const before = node.before.map(({ leaves }) => `{+${leaves.map(({ text }) => text).join(' ')}+}`);
  const after = node.after.map(({ leaves }) => `{+${leaves.map(({ text }) => text).join(' ')}+}`);
  // the signs of a choice are no code
  if (/^\\[(|)]/.test(node.text)) return node.text;
  if (node.children.length === 0)
    return [
      ...before,
      `${node.mark === 'minus' ? '-' : node.mark === 'star' ? '*' : ''}${node.text}`,
      ...after,
    ].join(' ');
  const inside = node.children
    .map(signed)
    .filter((text) => text !== '')
    .join(' ');
  return before.length + after.length === 0 ? inside : [...before, `⟨${inside}⟩`, ...after].join(' ');
}

export const signedRule = (rule: CodeRule): string =>
  rule.patterns.map(({ code }) => signed(code)).join(' ¦ ');
export const textOf = (rule: CodeRule): string => rule.patterns.map(({ code }) => codeText(code)).join(' ¦ ');
