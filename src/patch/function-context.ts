/** git keeps no more bytes than this of the line that it shows behind a hunk's `@@`. */
const headingBytes = 80;

/** What git shows for a hunk that starts at line `start` (0-based): the line above it that looks like a function's. */
export function hunkHeading(lines: readonly string[], start: number, functionNames: true | 'plain'): string {
  const isHeading = functionNames === 'plain' ? startsWithIdentifier : startsDefinition;
  for (let at = start - 1; at >= 0; at--) {
    const line = lines[at] as string;
    if (isHeading(line)) return truncate(line);
  }
  return '';
}

const startsWithIdentifier = (line: string): boolean => /^[A-Za-z_$]/.test(line);

/** git's rule for C: labels and access words (`err:`, `public:`) stand at column 0, too, but head nothing. */
const startsDefinition = (line: string): boolean =>
  /^(::\s*)?[A-Za-z_]/.test(line) && !/^[A-Za-z_]\w*:\s*($|\/[/*])/.test(line);

function truncate(line: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of line) {
    bytes += Buffer.byteLength(character);
    if (bytes > headingBytes) break;
    kept += character;
  }
  return kept.trimEnd();
}
