import type { Node } from '../c/syntax.ts';
import { bare, callArguments, calleeName, sourceText, spelling } from '../c/walk.ts';
import { around } from '../lifetimes/sites.ts';
import type { Held } from './held.ts';

/** Longer calls are told by their first argument. */
const longest = 60;

/** A call in a message: `clk_prepare_enable(lamp->clk)`, `request_irq(lamp->irq, ...)`; its owner tells least. */
export function callInWords(call: Node, text: string, owner = -1): string {
  const whole = sourceText(call, text).replace(/\s+/g, ' ');
  if (whole.length <= longest) return whole;
  const first = callArguments(call).find((_, at) => at !== owner);
  const start = first === undefined ? '' : sourceText(first, text).replace(/\s+/g, ' ');
  return `${calleeName(call) ?? spelling(call.children[0] ?? call)}(${start.length > longest ? '' : start}, ...)`;
}

/**
 * What a site acquires, as the code names it: `lamp->buf, which kmalloc() acquired`; where its result is only an error
 * code, or goes nowhere, `what clk_prepare_enable(lamp->clk) acquired`.
 */
export function whatOf(site: Held, text: string, did = 'acquired'): string {
  const { fails } = site.pattern;
  // Else it is an error number that is kept.
  const target = fails === 'null' || fails === 'err-ptr' ? keeperOf(site) : undefined;
  return target === undefined
    ? `what ${callInWords(site.call, text, site.managed?.owner)} ${did}`
    : `${target}, which ${site.form.callee}() ${did}`;
}

/** `lamp->buf` of `lamp->buf = kmalloc()`, `buf` of `char *buf = kmalloc()`. */
function keeperOf({ fn, call }: Held): string | undefined {
  for (const parent of around(fn, call)) {
    if (parent.kind === 'assign')
      return bare(parent.children[2] ?? parent) === call ? spelling(parent.children[0] ?? parent) : undefined;
    if (parent.kind === 'init') return spelling(parent.children[0] ?? parent).replace(/^\*+/, '');
    if (parent.kind !== 'cast' && parent.kind !== 'paren') return undefined;
  }
  return undefined;
}
