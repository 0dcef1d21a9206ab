/** Conversions in the strings of printf: `%d`, `%-5.*lx`. */
const CONVERSION = /%[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:hh|h|ll|l|L|q|j|z|t)?[A-Za-z]/y;
const ANYWHERE = new RegExp(CONVERSION.source, 'g');

/** Where the conversion that begins at `at` ends. */
export function conversionEnd(text: string, at: number): number | undefined {
  CONVERSION.lastIndex = at;
  return CONVERSION.test(text) ? CONVERSION.lastIndex : undefined;
}

export const conversionCount = (text: string): number =>
  [...text.replaceAll('%%', '').matchAll(ANYWHERE)].length;
