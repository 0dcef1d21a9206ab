import type { Node } from '../c/syntax.ts';
import type { Edit } from '../text/edit.ts';
import { type Declared, declaredNames, variablesOf } from './declared.ts';
import type { FunctionView } from './function-view.ts';
import { left } from './left.ts';
import { commentsAbove, commentsIn, isAboutRelease, nextLine, removal } from './lines.ts';
import { isPure } from './purity.ts';
import { removeStatement } from './removal.ts';
import { type Changed, clean, type Finding, inEachFunction, type Scene } from './scene.ts';
import { assignmentOf, walk } from './shape.ts';

/** Local variables that nobody reads any more, with what was still assigned to them. */
export const variables = inEachFunction((changed, scene) => {
  const names = declaredNames(changed.now.tree);
  return [...walk(changed.now.body)]
    .flatMap(variablesOf)
    .filter((variable) => names.get(variable.name) === 1)
    .flatMap((variable) => tidyVariable(variable, changed, scene));
});

function tidyVariable(variable: Declared, { was, now }: Changed, scene: Scene): readonly Finding[] {
  const { name, decl, initialiser } = variable;
  if (isMarked(decl, now.text) || now.isConditional(decl.start) || scene.now.usesInMacro(now, name))
    return [];
  const uses = usesOf(now, variable);
  if (uses === undefined || uses.reads > 0 || !wasRead(name, was)) return [];
  const { pureCalls } = scene.options;
  const values = [initialiser, ...uses.writes.map((write) => assignmentOf(write)?.value)];
  if (!values.every((value) => value === undefined || isPure(value, pureCalls)))
    return [
      left(
        decl,
        `The variable ${name} of ${now.name} is not used any more.`,
        'What it is set to may have effects.',
      ),
    ];
  const edits = [removeVariable(variable, now), ...uses.writes.map((write) => removeStatement(now, write))];
  if (edits.some((edit) => edit === undefined))
    return [
      left(
        decl,
        `The variable ${name} of ${now.name} is not used any more.`,
        'A comment there would be lost.',
      ),
    ];
  return [clean(`${now.name}: unused variable ${name} gone`, edits as readonly Edit[])];
}

const isMarked = (decl: Node, text: string): boolean =>
  /\b(static|extern|__attribute__|__maybe_unused|__always_unused|__used|__free|__cleanup|volatile)\b/.test(
    text.slice(decl.start, decl.end),
  );

interface Uses {
  readonly reads: number;
  /** Plain assignments of which nobody takes the value. */
  readonly writes: readonly Node[];
}

/** How a variable is used besides its declaration; undefined where a preprocessor line names it too. */
function usesOf(
  view: FunctionView,
  variable: { readonly name: string; readonly declarator?: Node },
): Uses | undefined {
  const writes: Node[] = [];
  let reads = 0;
  for (const node of walk(view.tree)) {
    if (node.kind === 'directive' && new RegExp(`\\b${variable.name}\\b`).test(node.text)) return undefined;
    if (node.kind !== 'ident' || node.text !== variable.name || isOtherName(node, view)) continue;
    if (isDeclaring(node, view)) continue;
    const statement = view.parentOf(view.parentOf(node) ?? node);
    if (statement !== undefined && assignmentOf(statement)?.target === node) writes.push(statement);
    else reads++;
  }
  return { reads, writes };
}

/** A member, a label or a struct's tag: a word that is no variable. */
function isOtherName(node: Node, view: FunctionView): boolean {
  const parent = view.parentOf(node);
  switch (parent?.kind) {
    case 'field':
      return parent.children[0] !== node;
    case 'designator':
      return parent.children[0]?.text === '.' || parent.children[1]?.text === ':';
    case 'goto':
    case 'label':
    case 'struct':
    case 'enum':
    case 'specs':
      return true;
    default:
      return false;
  }
}

function isDeclaring(node: Node, view: FunctionView): boolean {
  for (let at = view.parentOf(node), from = node; at !== undefined; from = at, at = view.parentOf(at)) {
    if (at.kind === 'declarators') return true;
    const goesOn =
      at.kind === 'pointer' || at.kind === 'parens' || (at.kind === 'array' && at.children[0] === from);
    if (!goesOn && !(at.kind === 'init' && at.children[0] === from) && at.kind !== 'func') return false;
  }
  return false;
}

/**
 * Reports whether the old function had the variable and did something with it other than set it. One that the conversion
 * itself has declared was meant to be of use.
 */
function wasRead(name: string, was: FunctionView): boolean {
  const declared = declaredNames(was.tree).get(name);
  if (declared === undefined) return true;
  if (declared !== 1) return false;
  const uses = usesOf(was, { name });
  return uses === undefined || uses.reads > 0;
}

/** Takes one variable out of its declaration, or the declaration when it declares nothing else. */
function removeVariable({ decl, declarator }: Declared, view: FunctionView): Edit | undefined {
  const list = decl.children[1] as Node;
  const all = list.children.filter((child) => child.kind !== 'token');
  if (all.length === 1)
    return hasForeignComment(decl, view) ? undefined : removeStatement(view, decl, () => true);
  if (commentsIn(view.text, { start: decl.start, end: nextLine(view.text, decl.end) }).length > 0)
    return undefined;
  const place = all.indexOf(declarator);
  const [previous, next] = [all[place - 1], all[place + 1]];
  if (previous !== undefined) return removal({ start: previous.end, end: declarator.end });
  return next === undefined ? undefined : removal({ start: declarator.start, end: next.start });
}

/** Reports whether a comment above the declaration may speak of more than it. */
function hasForeignComment(decl: Node, view: FunctionView): boolean {
  const limit = view.previousOf(decl)?.end ?? view.body.start + 1;
  const from = nextLine(view.text, limit);
  const above = from < decl.start ? commentsAbove(view.text, decl.start, from) : [];
  return above.some((comment) => !isAboutRelease(view.text, comment));
}
