import type { Node } from '../c/syntax.ts';
import type { Span } from '../text/span.ts';
import { partsOf } from './parts.ts';

/** A label of a function, with the statements around it whose end a jump might pass: blocks, and ifs with an else. */
export interface LabelPlace {
  readonly name: string;
  readonly node: Node;
  readonly around: ReadonlySet<Node>;
}

export interface Labels {
  readonly places: ReadonlyMap<string, LabelPlace>;
  readonly duplicates: readonly { readonly name: string; readonly span: Span }[];
}

interface Step {
  readonly node: Node;
  readonly around: Chain | undefined;
}

interface Chain {
  readonly node: Node;
  readonly outer: Chain | undefined;
}

/** Statement kinds that can hold statements; labels inside expressions (statement expressions) are not the function's. */
const holders: ReadonlySet<string> = new Set([
  'block',
  'if',
  'while',
  'do',
  'for',
  'iterator',
  'switch',
  'marked',
  'label',
]);

export const labelName = (label: Node): string => label.children[0]?.text ?? '';

/** The labels of a function's body. They are looked for beforehand, since most gotos jump forward. */
export function labelsOf(body: Node): Labels {
  const places = new Map<string, LabelPlace>();
  const duplicates: { name: string; span: Span }[] = [];
  const steps: Step[] = [{ node: body, around: undefined }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node, around } = step;
    if (node.kind === 'label') {
      const name = labelName(node);
      if (places.has(name)) duplicates.push({ name, span: node });
      else places.set(name, { name, node, around: nodesOf(around) });
      continue;
    }
    const inside = canBePassed(node) ? { node, outer: around } : around;
    for (const child of node.children)
      if (holders.has(child.kind)) steps.push({ node: child, around: inside });
  }
  return { places, duplicates };
}

export const hasElse = (node: Node): boolean => partsOf(node).length > 5;

const canBePassed = (node: Node): boolean => node.kind === 'block' || (node.kind === 'if' && hasElse(node));

function nodesOf(chain: Chain | undefined): ReadonlySet<Node> {
  const nodes = new Set<Node>();
  for (let link = chain; link !== undefined; link = link.outer) nodes.add(link.node);
  return nodes;
}
