import type { Dependency } from '../smpl/syntax.ts';
import type { Step } from './patch.ts';

/** The rules that a step depends on, or takes values from. */
export function rulesAskedBy(step: Step): readonly string[] {
  const taken =
    step.kind === 'script'
      ? step.rule.inputs.map(({ rule }) => rule)
      : [
          ...step.compiled.inherited.flatMap(({ from }) => from ?? []),
          ...step.compiled.consulted.map(({ rule }) => rule),
        ];
  return [...rulesIn(step.rule.depends), ...taken];
}

function rulesIn(dependency: Dependency): readonly string[] {
  switch (dependency.kind) {
    case 'always':
    case 'file-in':
      return [];
    case 'and':
    case 'or':
      return [...rulesIn(dependency.left), ...rulesIn(dependency.right)];
    case 'not':
      return rulesIn(dependency.inner);
    case 'matched':
    case 'unmatched':
    case 'ever':
    case 'never':
      return [dependency.rule];
    default:
      return dependency satisfies never;
  }
}
