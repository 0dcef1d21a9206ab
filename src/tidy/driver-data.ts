import type { Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import type { FunctionView } from './function-view.ts';
import { isPure } from './purity.ts';
import { removeStatement } from './removal.ts';
import { type Changed, clean, type Finding, inEachFunction, type Scene, type Version } from './scene.ts';
import { plainCall, walk } from './shape.ts';

/**
 * Driver data that nobody asks for any more. Only where the file is surely the whole driver: no header of its own,
 * no function or ops that another file could call, no getter of any bus left, and one before.
 * A pointer that is reset to NULL goes also where nothing but leaving follows: the core resets it itself.
 */
export const driverData = inEachFunction((changed, scene) => {
  const setters = scene.options.drvdata.map(({ set }) => set);
  const unread = isUnread(scene);
  return [...walk(changed.now.body)].flatMap((node) => {
    const call = plainCall(node);
    if (call === undefined || !setters.includes(call.name) || call.args.length !== 2) return [];
    const resets = call.args[1]?.text === 'NULL' && leavesNow(node, changed);
    if (!resets && !unread) return [];
    if (!call.args.every((arg) => isPure(arg, scene.options.pureCalls))) return [];
    return removeSetter(node, call.name, changed.now);
  });
});

function removeSetter(node: Node, name: string, view: FunctionView): readonly Finding[] {
  const edit = removeStatement(view, node);
  return edit === undefined ? [] : [clean(`${view.name}: ${name}() without a reader gone`, [edit])];
}

/** Reports whether only a return or the function's end follows, where something else stood before. */
function leavesNow(node: Node, { was, now }: Changed): boolean {
  const next = now.nextOf(node);
  if (next !== undefined && next.kind !== 'return') return false;
  const previous = now.previousOf(node);
  const alone = previous === undefined || previous.kind === 'label' || previous.kind === 'decl';
  if (!alone || now.parentOf(node) !== now.body) return false;
  return !(was.hasNeighbours(node, next) && previous !== undefined && was.hasNeighbours(previous, node));
}

function isUnread({ before, now, options }: Scene): boolean {
  const getters = options.drvdata.map(({ get }) => get);
  const count = (version: Version): number =>
    getters.reduce((sum, get) => sum + version.places(get).length, 0);
  if (count(before) === 0 || count(now) > 0 || !isWholeDriver(now)) return false;
  return !now.words().some((word) => options.drvdataReaders.has(word));
}

/** Reports whether no other file can get hold of the driver's functions or tables, nor gives it some of its own. */
function isWholeDriver(version: Version): boolean {
  return version.file.items.every((item) => {
    const text = version.textOf(item);
    switch (item.kind) {
      case 'directive':
        return !/^#\s*include\s*"/.test(text);
      case 'function':
        return /^[^({]*\bstatic\b/.test(text);
      case 'declaration':
        return !/^extern\b/.test(text) && namesOwnCallbacks(item, version);
      case 'macro':
      case 'other':
        return !/\bEXPORT_/.test(text);
      default:
        return item.kind satisfies never;
    }
  });
}

/** Reports whether all that a driver struct names is in this file: what is not is named only once in it. */
function namesOwnCallbacks(item: Item, version: Version): boolean {
  if (!/^(static\s+)?(const\s+)?struct\s+\w+_driver\s+\w+/.test(version.textOf(item))) return true;
  const { tree, problem } = version.file.read(item);
  if (problem !== undefined) return false;
  return [...walk(tree)]
    .filter((node) => node.kind === 'designated')
    .map((field) => field.children.at(-1) as Node)
    .map((value) => (value.kind === 'unary' ? (value.children[1] as Node) : value))
    .every(
      (value) => value.kind !== 'ident' || /^[A-Z]/.test(value.text) || version.places(value.text).length > 1,
    );
}
