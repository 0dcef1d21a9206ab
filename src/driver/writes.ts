import type { Node } from '../c/syntax.ts';
import { depthChange, nodesOfKind, spelling, visit } from '../c/walk.ts';
import { parametersOf, type Variable, variablesOf } from './variables.ts';

/** A value that a variable, or a field of what it points to, is given. */
export interface Write {
  /** `dev`, `priv->dev`. */
  readonly target: string;
  readonly value: Node | undefined;
  readonly start: number;
  readonly end: number;
  /**
   * It is a declaration or statement of the function's own block, under no #if: so everything behind it in the text, up
   * to `until`, has been preceded by it.
   */
  readonly certain: boolean;
  /** Where a goto stands before it: the next label, to which that may jump. */
  readonly until: number | undefined;
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
              ...certainty(certain, node),
            });
        }
      const [target, operator, value] = node.children;
      if (node.kind === 'assign' && target !== undefined && operator !== undefined)
        all.push({
          ...writeAt(spelling(target), operator.text === '=' ? value : undefined, node),
          ...certainty(certain, parent),
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

/** The statements that nothing but a jump can leave out, with the label that such a jump may lead to. */
type Certain = ReadonlyMap<Node, number | undefined>;

const certainty = (certain: Certain, node: Node | undefined): Pick<Write, 'certain' | 'until'> => ({
  certain: node !== undefined && certain.has(node),
  until: node === undefined ? undefined : certain.get(node),
});

function certainStatements(fn: Node): Certain {
  const found = new Map<Node, number | undefined>();
  const body = fn.children.find((child) => child.kind === 'block');
  const statements = body?.children ?? [];
  const labels = body === undefined ? [] : labelsIn(body);
  let depth = 0;
  let jumps = false;
  for (const statement of statements) {
    if (statement.kind === 'directive') depth += depthChange(statement);
    const until = jumps ? labels.find((label) => label > statement.start) : undefined;
    if (depth === 0) found.set(statement, until);
    jumps ||= hasGoto(statement);
  }
  return found;
}

const labelsIn = (body: Node): readonly number[] =>
  nodesOfKind(body, 'label')
    .map((label) => label.start)
    .sort((a, b) => a - b);

function hasGoto(statement: Node): boolean {
  let found = false;
  visit(statement, (node) => {
    found ||= node.kind === 'goto';
  });
  return found;
}
