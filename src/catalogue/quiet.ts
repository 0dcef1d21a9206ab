import type { ResourcePattern } from './pattern.ts';

/** Whether others may go on using a resource after its unregistration, in a file of this text. */
export const isQuietIn = ({ quiet, quietUnless }: ResourcePattern, text: string): boolean =>
  quiet && !quietUnless.some((word) => new RegExp(`\\b${word}\\b`).test(text));
