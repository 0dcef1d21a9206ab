import type { Node } from '../c/syntax.ts';
import { depthChange, spelling, visit } from '../c/walk.ts';
import { parametersOf, type Variable, variablesOf } from './variables.ts';

/** A value that a variable, or a field of what it points to, is given. */
export interface Write {
  /** `dev`, `priv->dev`. */
  readonly target: string;
  readonly value: Node | undefined;
  readonly start: number;
  readonly end: number;
  /**
   * It is a declaration or statement of the function's own block, under no #if, and no goto stands before it: so
   * everything behind it in the text has been preceded by it.
   */
  readonly certain: boolean;
}

/** Who is written to in a function. Asked only of parameters and locals. */
export interface Writes {
  readonly parameters: readonly (Variable | undefined)[];
  readonly all: readonly Write[];
  of(target: string): readonly Write[];
  /** How often a name is declared, as a parameter or local; twice means that one hides the other. */
  declarations(name: string): number;
  /** The variable's address is taken, or it is counted up or down: it may hold anything. */
  isLoose(name: string): boolean;
}

export function writesOf(fn: Node): Writes {
  const parameters = parametersOf(fn);
  const all: Write[] = [];
  const loose = new Set<string>();
  const declared = new Map<string, number>();
  const declare = (name: string) => declared.set(name, (declared.get(name) ?? 0) + 1);
  for (const parameter of parameters) if (parameter !== undefined) declare(parameter.name);

  const certain = certainStatements(fn);
  const body = fn.children.find((child) => child.kind === 'block');
  if (body !== undefined)
    visit(body, (node, parent) => {
      if (node.kind === 'decl')
        for (const variable of variablesOf(node)) {
          declare(variable.name);
          if (variable.value !== undefined)
            all.push({
              ...writeAt(variable.name, variable.value, variable.node),
              certain: certain.has(node),
            });
        }
      const [target, operator, value] = node.children;
      if (node.kind === 'assign' && target !== undefined && operator !== undefined)
        all.push({
          ...writeAt(spelling(target), operator.text === '=' ? value : undefined, node),
          certain: parent !== undefined && certain.has(parent),
        });
      const loosened = loosenedBy(node);
      if (loosened !== undefined) loose.add(loosened);
    });
  return {
    parameters,
    all,
    of: (target) => all.filter((write) => write.target === target),
    declarations: (name) => declared.get(name) ?? 0,
    isLoose: (name) => loose.has(name),
  };
}

const writeAt = (target: string, value: Node | undefined, { start, end }: Node) => ({
  target,
  value,
  start,
  end,
});

/** `&x`, `x++`, `--x`. */
function loosenedBy(node: Node): string | undefined {
  if (node.kind !== 'unary' && node.kind !== 'postfix') return undefined;
  const operator = node.children.find((child) => child.kind === 'token')?.text;
  if (operator !== '&' && operator !== '++' && operator !== '--') return undefined;
  const operand = node.children.find((child) => child.kind !== 'token');
  return operand === undefined ? undefined : spelling(operand);
}

function certainStatements(fn: Node): ReadonlySet<Node> {
  const found = new Set<Node>();
  const body = fn.children.find((child) => child.kind === 'block');
  let depth = 0;
  for (const statement of body?.children ?? []) {
    if (statement.kind === 'directive') depth += depthChange(statement);
    if (depth === 0) found.add(statement);
    if (hasGoto(statement)) break;
  }
  return found;
}

function hasGoto(statement: Node): boolean {
  let found = false;
  visit(statement, (node) => {
    found ||= node.kind === 'goto';
  });
  return found;
}
