import type { Diagnostic } from '../report/diagnostic.ts';

/** What web pages and mail programs make of ASCII characters. Each is replaced by one character: offsets stay. */
const plain: Readonly<Record<string, string>> = {
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2018': "'",
  '\u2019': "'",
  '\u00a0': ' ',
};

/** The one character that stands for three; the lexer reads it as `...`. */
export const ellipsis = '\u2026';

const typographic = /[\u2010\u2011\u2013\u2014\u2212\u201c\u201d\u201e\u2018\u2019\u00a0\u2026]/g;

/** The text with its typographic characters read as what they were typed as, and a warning that says so. */
export function readTypography(text: string): {
  readonly text: string;
  readonly warnings: readonly Diagnostic[];
} {
  const places = [...text.matchAll(typographic)].filter(({ 0: character }) => character !== '\u00a0');
  const read = text.replace(typographic, (character) => plain[character] ?? character);
  const first = places[0];
  if (first === undefined) return { text: read, warnings: [] };
  const others = places.length === 1 ? '' : `, the first of ${places.length} such characters,`;
  return {
    text: read,
    warnings: [
      {
        severity: 'warning',
        code: 'typographic-characters',
        message: `\`${first[0]}\`${others} is read as \`${plain[first[0]] ?? '...'}\``,
        span: { start: first.index, end: first.index + 1 },
        why: 'the text seems to come from a web page or a mail, where programs make dashes and quotes prettier',
        advice: 'check that no line was lost or joined on the way, and write plain characters',
      },
    ],
  };
}
