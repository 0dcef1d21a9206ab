const letters: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** What stands between the quotes of a path as git quotes it: `\303\266`, `\"`, `\t`. */
export function unquotePath(text: string): string {
  const bytes = text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    /^\d{3}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (letters[code] ?? code),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
