import { Tok, tokenize } from '../c/tokens.ts';
import { isNamed } from './names.ts';
import { isPure } from './purity.ts';
import type { Version } from './scene.ts';
import { returned, statementsOf } from './shape.ts';

/** The macros and functions of a file that only look at their arguments, given that those of `pureCalls` do. */
export function pureLocals(version: Version, pureCalls: readonly string[]): readonly string[] {
  let known = pureCalls;
  // One may stand on another, above or below it.
  for (let count = -1; count !== known.length; ) {
    count = known.length;
    const found = [...pureMacros(version, known), ...pureFunctions(version, known)];
    known = [...known, ...found.filter((name) => !known.includes(name))];
  }
  return known.slice(pureCalls.length);
}

/** `#define to_lamp(x) container_of(x, struct lamp, dev)` */
const pureMacros = (version: Version, pureCalls: readonly string[]): readonly string[] =>
  version.file.items.flatMap((item) => {
    const text = item.kind === 'directive' ? version.textOf(item) : '';
    const [, name, body] = /^#\s*define\s+(\w+)\([^)]*\)([\s\S]*)$/.exec(text) ?? [];
    return name !== undefined && body !== undefined && isPureText(body, pureCalls) ? [name] : [];
  });

/** Reports whether a macro's text is an expression without effects; when in doubt it is not. */
function isPureText(body: string, pureCalls: readonly string[]): boolean {
  const { count, classes, texts } = tokenize(body.replace(/\\\r?\n/g, ' '));
  for (let i = 0; i < count; i++) {
    const text = texts[i] as string;
    if (/^([-+*/%&|^]|<<|>>)?=$/.test(text) || ['++', '--', ';', '{', '#', '##'].includes(text)) return false;
    const calls = texts[i + 1] === '(' && classes[i] === Tok.ident;
    if (calls && text !== 'sizeof' && !isNamed(pureCalls, text)) return false;
  }
  return count > 0;
}

/** `static struct lamp *lamp_of(struct device *dev) { return container_of(dev, struct lamp, dev); }` */
const pureFunctions = (version: Version, pureCalls: readonly string[]): readonly string[] =>
  version.file.items.flatMap((item) => {
    const isShort = item.kind === 'function' && /\{\s*return\b[^;{}]*;\s*\}$/.test(version.textOf(item));
    const view = isShort ? version.view(item) : undefined;
    const [only] = view === undefined ? [] : statementsOf(view.body);
    const value = only?.kind === 'return' ? returned(only) : undefined;
    return view !== undefined && value !== undefined && isPure(value, pureCalls) ? [view.name] : [];
  });
