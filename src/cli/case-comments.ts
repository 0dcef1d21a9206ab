/** What the comments of a pattern's case say: how it is to be run, and what is to be said of a line. */
export interface Asked {
  /** `with review`: all that is right is converted. */
  readonly review: boolean;
  /** `with actions`: the driver's own actions are written. */
  readonly actions: boolean;
  /** `for kernel 6.1`: that one instead of the newest. */
  readonly kernel: string | undefined;
}

export const askedBy = (text: string): Asked => ({
  review: text.includes('/* with review */'),
  actions: text.includes('/* with actions */'),
  kernel: /\/\* for kernel ([\d.]+) \*\//.exec(text)?.[1],
});

/** `want "code"`: a part of the reason, or its code. */
export const wishOf = (line: string): string | undefined => /\/\* want "(.*)" \*\//.exec(line)?.[1];
