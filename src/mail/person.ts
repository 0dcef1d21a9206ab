/** Somebody that a header can name. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** `Name <mail>`, `"Name" <mail>` or a bare address; undefined when it is none of them. */
export function readPerson(text: string): Person | undefined {
  const flat = oneLine(text);
  const [, before = '', within] = /^(.*?)\s*<([^<>]*)>$/.exec(flat) ?? [];
  const email = (within ?? flat).trim();
  if (!/^[^\s<>@,;"]+@[^\s<>@,;"]+$/.test(email)) return undefined;
  return { name: unquoted(before.trim()), email };
}

/** What ends a header's line ends up as a space: nothing that stands in a name can begin a header of its own. */
export const oneLine = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
  text.replace(/[\x00-\x20\x7f\x85\u2028\u2029]+/g, ' ').trim();

const unquoted = (name: string): string =>
  /^".*"$/.test(name) ? name.slice(1, -1).replace(/\\(.)/g, '$1') : name;

export const samePerson = (a: Person, b: Person): boolean => a.name === b.name && a.email === b.email;

/** As the body of a message writes it, where nothing has to be encoded: in tags, and in a From of its own. */
export const plainPerson = ({ name, email }: Person): string => `${oneLine(name)} <${email}>`;
