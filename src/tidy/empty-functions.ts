import type { Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { depthChange } from '../c/walk.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { FunctionView } from './function-view.ts';
import { isForwardOf, removeItem } from './item-removal.ts';
import { left } from './left.ts';
import { commentsAfter, commentsIn, isAboutRelease, isAlone, linesOf, nextLine, removal } from './lines.ts';
import { isPure } from './purity.ts';
import { removeStatement } from './removal.ts';
import { clean, type Finding, type Pass, type Scene, type Version } from './scene.ts';
import { plainCall, returned, spelling, statementsOf, walk } from './shape.ts';

/**
 * Static functions that the conversion has left empty (they go with the calls of them and with the driver's field
 * that names them) or that nobody names any more. Whatever else refers to them keeps them.
 */
export const emptyFunctions: Pass = (scene) =>
  scene.now.file.items.flatMap((item) => {
    const { name } = item;
    if (item.kind !== 'function' || name === undefined || scene.options.keepRemove.includes(name)) return [];
    if (scene.now.functionsNamed(name).length > 1 || !isStatic(item, scene.now)) return [];
    return isUnnamed(name, item, scene) ? removeAll(item, [], scene) : tidyEmpty(item, scene);
  });

const isStatic = (item: Item, { text }: Version): boolean => {
  const head = text.slice(item.start, item.body ?? item.end);
  return /\bstatic\b/.test(head) && !/\b(__used|__maybe_unused|__attribute__|__always_unused)\b/.test(head);
};

const prototypesOf = (version: Version, name: string): readonly Item[] =>
  version.file.items.filter((item) => isForwardOf(version, item, name));

/** Reports whether a function is named by nothing but itself, and was by something before. */
function isUnnamed(name: string, item: Item, { before, now }: Scene): boolean {
  const own = (each: Item, { places }: { places: readonly number[] }): number =>
    places.filter((at) => each.start <= at && at < each.end).length;
  const outside = (version: Version, self: Item): number => {
    const places = version.places(name);
    return places.length - own(self, { places }) - prototypesOf(version, name).length;
  };
  const [old, ...others] = before.functionsNamed(name);
  return old !== undefined && others.length === 0 && outside(now, item) === 0 && outside(before, old) > 0;
}

function tidyEmpty(item: Item, scene: Scene): readonly Finding[] {
  const changed = scene.changed.find(({ now }) => now.item === item);
  if (changed === undefined || !isEmptyBody(changed.now) || isEmptyBody(changed.was)) return [];
  const name = changed.now.name;
  const references = scene.now.places(name).length - 1 - prototypesOf(scene.now, name).length;
  const uses = [...fieldsNaming(name, scene), ...callsOf(name, changed.now, scene)];
  if (uses.length === references && uses.every((use) => use !== undefined))
    return removeAll(item, uses as readonly Edit[], scene);
  return [
    left(
      { start: item.start, end: item.body ?? item.end },
      `${name}() has nothing left to do.`,
      'Something that may need it still names it.',
    ),
  ];
}

/** Nothing, or only a return of nothing or 0. */
function isEmptyBody(view: FunctionView): boolean {
  const [only, ...others] = statementsOf(view.body);
  if (others.length > 0 || (only !== undefined && only.kind !== 'return')) return false;
  const value = only === undefined ? undefined : returned(only);
  if (value !== undefined && spelling(value) !== '0') return false;
  return commentsIn(view.text, view.body).every((comment) => isAboutRelease(view.text, comment));
}

function removeAll(item: Item, uses: readonly Edit[], scene: Scene): readonly Finding[] {
  const { now } = scene;
  const name = item.name as string;
  const edits = [...prototypesOf(now, name), item].map((each) => removeItem(now, each));
  if (edits.some((edit) => edit === undefined))
    return [
      left(
        { start: item.start, end: item.body ?? item.end },
        `${name}() is not needed any more.`,
        'It stands between preprocessor conditions.',
      ),
    ];
  return [clean(`${name}(): function without use gone`, [...(edits as readonly Edit[]), ...uses])];
}

/** The edits that take `.remove = name,` out of the driver structs that may do without; undefined for other fields. */
function fieldsNaming(name: string, scene: Scene): readonly (Edit | undefined)[] {
  const { now, options } = scene;
  return now.file.items.flatMap((item) => {
    const isNamed = now.places(name).some((at) => item.start <= at && at < item.end);
    if (item.kind !== 'declaration' || !isNamed) return [];
    const { tree, problem } = now.file.read(item);
    if (problem !== undefined) return [undefined];
    const tag = driverTag(tree);
    if (tag === undefined || !options.optionalRemove.includes(tag)) return [];
    return fieldsOf(tree)
      .filter((field) => namesFunction(field, name))
      .map((field) => removeField(field, tree, now.text));
  });
}

/** The tag of the one struct variable that a declaration initialises. */
function driverTag(tree: Node): string | undefined {
  const [specs, list] = tree.children;
  const struct = specs?.children.find((spec) => spec.kind === 'struct');
  const isOne =
    list?.kind === 'declarators' && list.children.length === 1 && list.children[0]?.kind === 'init';
  const plain = isOne && list.children[0]?.children[0]?.kind === 'ident';
  return plain ? struct?.children.find((child) => child.kind === 'ident')?.text : undefined;
}

/** The fields of the initialiser itself, not those of structs within it. */
function fieldsOf(tree: Node): readonly Node[] {
  const braces = tree.children[1]?.children[0]?.children[2];
  const inits = braces?.children.find((child) => child.kind === 'inits');
  return (inits ?? braces)?.children.filter((child) => child.kind === 'designated') ?? [];
}

/** `.remove = name` and `.remove = __exit_p(name)`. */
function namesFunction(field: Node, name: string): boolean {
  const value = field.children.at(-1);
  return (
    value !== undefined &&
    [name, ...['__exit_p', '__devexit_p'].map((wrap) => `${wrap} ( ${name} )`)].includes(spelling(value))
  );
}

/** Takes a field with its comma out of an initialiser, unless there is a comment that may be about it. */
function removeField(field: Node, tree: Node, text: string): Edit | undefined {
  const comma = /^\s*,/.exec(text.slice(field.end))?.[0].length ?? 0;
  const span = { start: field.start, end: field.end + comma };
  if (commentsAfter(text, span.end).length > 0 || isConditional(field, tree)) return undefined;
  if (isAlone(text, span)) return removal(linesOf(text, span));
  return /\*\/\s*$/.test(text.slice(0, field.start))
    ? undefined
    : removal(amongOthers(text, span, comma > 0));
}

/** A field that shares its line: with the blanks on one side of it, and with the comma before where it has none. */
function amongOthers(text: string, { start, end }: Span, hasComma: boolean): Span {
  const before = text.slice(0, start);
  if (!hasComma) return { start: start - (/,?\s*$/.exec(before)?.[0].length ?? 0), end };
  const isFirst = /(^|\n)[ \t]*$/.test(before);
  const blanks = isFirst ? /^[ \t]*/.exec(text.slice(end)) : /[ \t]*$/.exec(before);
  const width = blanks?.[0].length ?? 0;
  return isFirst ? { start, end: end + width } : { start: start - width, end };
}

/** Reports whether a field stands between an #if of the initialiser and its #endif. */
function isConditional(field: Node, tree: Node): boolean {
  let depth = 0;
  for (const node of walk(tree))
    if (node.kind === 'directive' && node.start < field.start) depth += depthChange(node);
  return depth !== 0;
}

/** The edits that take the calls of a function out; undefined where one has an effect. A call that is used is none of them. */
function callsOf(name: string, view: FunctionView, scene: Scene): readonly (Edit | undefined)[] {
  const { now, options } = scene;
  if (view.tree.children[1]?.kind !== 'func') return [];
  return now.file.items.flatMap((item) => {
    if (item.kind !== 'function' || item.name === name) return [];
    if (!now.places(name).some((at) => item.start <= at && at < item.end)) return [];
    const caller = now.view(item);
    if (caller === undefined) return [undefined];
    return [...walk(caller.body)].flatMap((node) => {
      const call = plainCall(node);
      if (call?.name !== name) return [];
      const pure = call.args.every((arg) => isPure(arg, options.pureCalls));
      return [pure && nextLine(now.text, node.end) > 0 ? removeStatement(caller, node) : undefined];
    });
  });
}
