// Shows a patch as its parser understood it: metavariables, trees, and where `+` code hangs.
import type {
  CodeRule,
  Constraint,
  ConstraintValue,
  Dependency,
  Metavariable,
  PlusCode,
  PNode,
  RecipePart,
  Rule,
  ScriptRule,
  SemanticPatch,
  When,
} from './syntax.ts';

export function printPatch(patch: SemanticPatch): string {
  const head = [
    ...(patch.virtuals.length === 0 ? [] : [`virtual ${patch.virtuals.join(', ')}`]),
    ...(patch.options.length === 0 ? [] : [`options ${patch.options.join(' ')}`]),
    ...patch.usings.map((path) => `using "${path}"`),
  ];
  return `${[...head, ...patch.rules.map(printRule)].join('\n\n')}\n`;
}

export function printRule(rule: Rule): string {
  return (rule.kind === 'code' ? codeLines(rule) : scriptLines(rule)).join('\n');
}

function codeLines(rule: CodeRule): readonly string[] {
  const facts = [
    rule.extends === undefined ? '' : ` extends ${rule.extends}`,
    dependsText(rule),
    rule.quantifier === undefined ? '' : ` ${rule.quantifier}`,
    rule.restrict === 'any' ? '' : ` ${rule.restrict}`,
    rule.disable.length === 0 ? '' : ` disable ${rule.disable.join(', ')}`,
    rule.using.length === 0 ? '' : ` using ${rule.using.join(', ')}`,
  ];
  return [
    `rule ${rule.name}${facts.join('')}`,
    ...rule.metavariables.map((metavariable) => `  ${printMetavariable(metavariable)}`),
    ...rule.patterns.flatMap(({ form, code }) => [`  match ${form}`, ...treeLines(code, 2)]),
  ];
}

function scriptLines(rule: ScriptRule): readonly string[] {
  const inputs = rule.inputs.map(
    ({ local, rule: from, name, otherwise }) =>
      `  ${local} << ${from}.${name}${otherwise === undefined ? '' : ` = ${JSON.stringify(otherwise)}`}`,
  );
  const outputs = rule.outputs.map((name) => `  ${name}`);
  return [`script ${rule.name} (${rule.language}, ${rule.when})${dependsText(rule)}`, ...inputs, ...outputs];
}

function dependsText({ depends, dependsScope }: Rule): string {
  if (depends.kind === 'always') return '';
  return ` depends on ${dependsScope === 'forall' ? 'forall ' : ''}${dependencyText(depends)}`;
}

function dependencyText(depends: Dependency): string {
  switch (depends.kind) {
    case 'always':
      return 'true';
    case 'matched':
      return depends.rule;
    case 'unmatched':
      return `!${depends.rule}`;
    case 'ever':
    case 'never':
      return `${depends.kind} ${depends.rule}`;
    case 'and':
      return `(${dependencyText(depends.left)} && ${dependencyText(depends.right)})`;
    case 'or':
      return `(${dependencyText(depends.left)} || ${dependencyText(depends.right)})`;
    case 'not':
      return `!(${dependencyText(depends.inner)})`;
    case 'file-in':
      return `file in "${depends.path}"`;
    default:
      return depends satisfies never;
  }
}

export function printMetavariable(metavariable: Metavariable): string {
  const { kind, name, from, scope, type, length, constraints, recipe, literal, any } = metavariable;
  const words = [
    scope ?? '',
    kind,
    literal && !/^(symbol|typedef|attribute name)$/.test(kind) ? 'name' : '',
    length === undefined ? '' : `[${length}]`,
    any ? 'any' : '',
    type === undefined ? '' : `of type ${codeText(type) || 'any'}`,
    from === undefined ? name : `${from}.${name}`,
    recipe === undefined ? '' : `= ${recipe.map(recipeText).join(' ## ')}`,
    constraints.map(constraintText).join(' && '),
  ];
  return words.filter((word) => word !== '').join(' ');
}

function constraintText(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'equal':
      return `= {${constraint.values.map(valueText).join(', ')}}`;
    case 'different':
      return `!= {${constraint.values.map(valueText).join(', ')}}`;
    case 'within':
      return `<= {${constraint.values.map(valueText).join(', ')}}`;
    case 'compare':
      return `${constraint.operator} ${constraint.value}`;
    case 'length':
      return `length {${constraint.ranges.map(([first, last]) => `${first}...${last}`).join(', ')}}`;
    case 'like':
      return `=~ "${constraint.regex}"`;
    case 'unlike':
      return `!~ "${constraint.regex}"`;
    case 'script':
      return `: script:${constraint.language}(${constraint.parameters.join(', ')}) {${constraint.code}}`;
    case 'not':
      return `!(${constraintText(constraint.inner)})`;
    case 'all':
      return `(${constraint.inner.map(constraintText).join(' && ')})`;
    case 'some':
      return `(${constraint.inner.map(constraintText).join(' || ')})`;
    default:
      return constraint satisfies never;
  }
}

function valueText(value: ConstraintValue): string {
  if (value.kind === 'code') return codeText(value.pattern);
  return value.kind === 'inherited' ? `${value.rule}.${value.name}` : value.name;
}

/** The words of a tree, in a row. */
export function codeText(node: PNode): string {
  if (node.children.length === 0) return node.text;
  return node.children
    .map(codeText)
    .filter((text) => text !== '')
    .join(' ');
}

function treeLines(node: PNode, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const before = node.before.map((code) => `${indent}+ before: ${plusText(code)}`);
  const after = node.after.map((code) => `${indent}+ after: ${plusText(code)}`);
  const whens = node.whens.map((when) => `${indent}  when ${whenText(when)}`);
  const children = node.children.flatMap((child) => treeLines(child, depth + 1));
  return [...before, `${indent}${labelOf(node)}`, ...whens, ...children, ...after];
}

function labelOf(node: PNode): string {
  const sign = node.mark === 'minus' ? '- ' : node.mark === 'star' ? '* ' : '';
  const attached = node.attached.map((name) => `@${name}`).join('');
  const many = node.atLeastOnce ? ' (at least once)' : '';
  return `${sign}${node.kind}${node.text === '' ? '' : ` ${node.text}`}${attached}${many}`;
}

const plusText = ({ form, multiple, leaves }: PlusCode): string =>
  `${form}${multiple ? ' (any number)' : ''} \`${leaves.map(({ text }) => text).join(' ')}\``;

function whenText(when: When): string {
  switch (when.kind) {
    case 'any':
    case 'strict':
    case 'forall':
    case 'exists':
      return when.kind;
    case 'not':
      return `!= ${codeText(when.code)}`;
    case 'only':
      return `= ${codeText(when.code)}`;
    case 'not-true':
      return `!= true ${codeText(when.condition)}`;
    case 'not-false':
      return `!= false ${codeText(when.condition)}`;
    default:
      return when satisfies never;
  }
}

const recipeText = (piece: RecipePart): string =>
  'name' in piece
    ? piece.name
    : 'text' in piece
      ? JSON.stringify(piece.text)
      : `script:${piece.script.language}(${piece.script.parameters.join(', ')}) {${piece.script.code}}`;
