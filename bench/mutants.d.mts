import type { CFile } from '../src/c/file.ts';
import type { Word } from '../src/proof/vocabulary.ts';

export declare const mutationKinds: readonly string[];
export declare function randomFrom(seed: number): () => number;

export interface Mutant {
  readonly kind: string;
  readonly what: string;
  readonly line: number;
  readonly text: string;
}

export declare function mutantsOf(
  tools: {
    readonly openC: (text: string) => CFile;
    readonly meanings: ReadonlyMap<string, readonly Word[]>;
  },
  before: string,
  after: string,
  random: () => number,
  most: number,
): readonly Mutant[];
