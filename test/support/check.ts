/** Runs a semantic patch on a snippet, and asserts all that must hold of any run beside the result itself. */
import { expect } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import { compilePatch } from '../../src/compile/patch.ts';
import { type PatchResult, type RunOptions, runPatch } from '../../src/engine/run-patch.ts';
import { readPatch } from '../../src/smpl/parse.ts';

export interface Case {
  readonly rule: string;
  readonly before: string;
  /** Left out where the rule must change nothing. */
  readonly after?: string;
  readonly options?: RunOptions;
  /** The rule finds its own result again (`- f + g` where g holds an f): no second run then. */
  readonly again?: boolean;
}

export function run(rule: string, text: string, options: RunOptions = {}): PatchResult {
  const { patch, rules, diagnostics } = readPatch(rule, 'rule.cocci');
  const broken = [...diagnostics, ...rules.flatMap((reading) => reading.diagnostics)].filter(
    ({ severity }) => severity === 'error',
  );
  expect(broken).toEqual([]);
  return runPatch(compilePatch(patch), { path: 'snippet.c', text }, options);
}

export function check({ rule, before, after, options, again = false }: Case): void {
  const result = run(rule, before, options);
  expect(result.diagnostics).toEqual([]);
  expect(after).not.toBe(before);
  expect(result.text).toBe(after ?? before);
  expect(unreadItems(result.text)).toBe(unreadItems(before));
  if (!again) expect(run(rule, result.text, options).text).toBe(result.text);
}

/** How many items of a text cannot be read. */
const unreadItems = (text: string): number => {
  const file = openC(text);
  return file.items.filter((item) => file.read(item).problem !== undefined).length;
};
