import type { Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import type { CallForm, ResourcePattern } from '../catalogue/pattern.ts';

/** A place where a driver acquires a resource by hand. */
export interface Site {
  /** Its number among the sites of one driver. */
  readonly id: number;
  readonly pattern: ResourcePattern;
  readonly form: CallForm;
  readonly call: Node;
  readonly item: Item;
  readonly fn: Node;
  readonly functionName: string;
}

/** Which metavariables of the driver model stand among the arguments of this very call. */
export const ownerArgumentsOf = ({ pattern, form }: Site): readonly string[] =>
  pattern.ownerArguments.filter((name) => form.args.some((arg) => arg.text === name));
