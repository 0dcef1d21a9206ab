import type { Node } from '../c/syntax.ts';
import type { Span } from '../text/span.ts';
import type { Vertex } from './graph.ts';
import { partsOf } from './parts.ts';

/**
 * The parts of a statement that belong to a vertex itself: `if ( e )` of an if, `while ( e ) ;` of a do loop's end,
 * everything of a plain statement. Marks and endifs have none.
 */
export function ownParts(vertex: Vertex): readonly Node[] {
  const { node, kind } = vertex;
  if (node === undefined) return [];
  const parts = kind === 'open' || kind === 'close' ? node.children : partsOf(node);
  switch (kind) {
    case 'header':
      return parts.filter((part) => part.kind !== 'block');
    case 'open':
      return parts.slice(0, 1);
    case 'close':
      return parts.slice(-1);
    case 'if':
      return parts.slice(0, 4);
    case 'else':
      return parts.slice(5, 6);
    case 'while':
    case 'for':
    case 'iterator':
    case 'switch':
      return parts.slice(0, -1);
    case 'do':
      return parts.slice(0, 1);
    case 'dowhile':
      return parts.slice(2);
    case 'statement':
    case 'decl':
    case 'directive':
    case 'case':
    case 'default':
    case 'label':
    case 'goto':
    case 'break':
    case 'continue':
    case 'return':
      return parts.length === 0 ? [node] : parts;
    case 'enter':
    case 'true':
    case 'false':
    case 'inloop':
    case 'after':
    case 'fallthrough':
    case 'loopfall':
    case 'endif':
    case 'exit':
    case 'errorexit':
      return [];
  }
}

/** Where the text of a vertex stands; undefined for marks. */
export function ownSpan(vertex: Vertex): Span | undefined {
  const parts = ownParts(vertex);
  const [first, last] = [parts[0], parts.at(-1)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}
