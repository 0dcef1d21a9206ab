/** git puts a path in quotes, as C would write it, if it has anything but plain printable ASCII. */
export function quotePath(path: string): string {
  const escapes: Record<string, string> = {
    '\x07': '\\a',
    '\b': '\\b',
    '\t': '\\t',
    '\n': '\\n',
    '\v': '\\v',
    '\f': '\\f',
    '\r': '\\r',
    '"': '\\"',
    '\\': '\\\\',
  };
  let quoted = '';
  for (const byte of new TextEncoder().encode(path)) {
    const character = String.fromCharCode(byte);
    const known = escapes[character];
    if (known !== undefined) quoted += known;
    else if (byte < 0x20 || byte >= 0x7f) quoted += `\\${byte.toString(8).padStart(3, '0')}`;
    else quoted += character;
  }
  return quoted === path ? path : `"${quoted}"`;
}
