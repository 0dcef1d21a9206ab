import type { Node } from '../c/syntax.ts';
import { isNamed } from './names.ts';
import { callOf } from './shape.ts';

/** Reports whether working out an expression (or an initialiser) changes nothing, so that it may be left out. */
export function isPure(node: Node, pureCalls: readonly string[]): boolean {
  switch (node.kind) {
    case 'call': {
      const call = callOf(node);
      return (
        call !== undefined &&
        isNamed(pureCalls, call.name) &&
        call.args.every((arg) => isPure(arg, pureCalls))
      );
    }
    case 'assign':
    case 'postfix':
    case 'stmt_expr':
    case 'asm':
    case 'generic':
    case 'directive':
    case 'error':
      return false;
    case 'sizeof':
    case 'type_name':
      return true;
    case 'unary':
      if (node.children[0]?.text === '++' || node.children[0]?.text === '--') return false;
      break;
    default:
      break;
  }
  return node.children.every((child) => isPure(child, pureCalls));
}
