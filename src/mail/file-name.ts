/** git's limit for the name of a mail's file, its extension and one more character included. */
const longest = 64;

/** `0001-input-foo-Use-devm_kzalloc.patch`, `v2-0000-cover-letter.patch`: the same name as from git. */
export function mailFileName(number: number, title: string, version: number): string {
  const start = version > 1 ? `v${version}-` : '';
  const name = `${start}${String(number).padStart(4, '0')}-${titleWords(title)}`;
  return `${name.slice(0, longest - '.patch'.length - 1)}.patch`;
}

function titleWords(title: string): string {
  return title
    .replace(/[^A-Za-z0-9._]+/g, '-')
    .replace(/\.\.+/g, '.')
    .replace(/^-/, '')
    .replace(/[.-]+$/, '');
}
