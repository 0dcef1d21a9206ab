/**
 * How a tree begins the subjects of a file's patches: `Input: `, `hwmon: (lm75) `, `clk: foo: `. Its history says so,
 * and nothing else can: each subsystem has a habit of its own.
 */
import type { FolderPrefix } from './folder-prefixes.ts';

export interface Prefix {
  /** With the space behind it. */
  readonly text: string;
  /** Patches of this tree begin what follows with a capital letter. */
  readonly capital: boolean;
  /** No earlier patch of the file shows it. */
  readonly isGuess: boolean;
}

/** `history` holds the subjects of the file's commits, the newest first. */
export function prefixOf(path: string, history: readonly string[], table: readonly FolderPrefix[]): Prefix {
  const seen = history.flatMap((subject) => readSubject(subject) ?? []);
  const [name, own] = [driverName(path), ownWords(path)];
  const naming = mostFrequent(seen.map(({ prefix }) => prefix).filter((prefix) => names(prefix, own)));
  const frequent = naming ?? mostFrequent(seen.map(({ prefix }) => prefix));
  const capitals = seen.filter(({ rest }) => /^[A-Z][a-z]/.test(rest)).length;
  const small = seen.filter(({ rest }) => /^[a-z]/.test(rest)).length;
  const text = frequent ?? folderPrefix(path, table);
  return {
    text: names(text, own) ? text : withName(text, name),
    capital: capitals >= small,
    isGuess: frequent === undefined,
  };
}

interface SeenSubject {
  readonly prefix: string;
  readonly rest: string;
}

/** A prefix is all up to the last of the colons (or dashes, as the input subsystem likes) that follow short words. */
function readSubject(subject: string): SeenSubject | undefined {
  if (/^(Merge|Revert|Reapply|treewide|tree-wide|cocci)\b/i.test(subject)) return undefined;
  const match =
    /^((?:[\w()[\],.*{}/+-]+(?: [\w()[\],.*{}/+-]+)?: )+(?:\([\w./*-]+\) |[\w,.*/-]+ - )?)(\S.*)$/.exec(
      subject,
    );
  if (match === null) return undefined;
  return { prefix: match[1] as string, rest: match[2] as string };
}

/** Of those that occur as often, the newest. */
function mostFrequent(prefixes: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const prefix of prefixes) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  let best: string | undefined;
  for (const [prefix, count] of counts) if (count > (counts.get(best ?? '') ?? 0)) best = prefix;
  return best;
}

/** Files of these names are called after their folder. */
const nameless =
  /^(core|main|probe|driver|drv|platform|plat|pci|usb|i2c|spi|init|module|base|device|dev|of|mod|linux)$/;

/** What people call the driver of this file: its name without extension, or its folder's. */
export function driverName(path: string): string {
  const [file = '', folder = ''] = path.split('/').reverse();
  const name = file.replace(/\.[^.]*$/, '');
  if (folder === '') return name;
  // `ifcvf/ifcvf_main.c` is the driver ifcvf.
  const rest =
    name.startsWith(`${folder}_`) || name.startsWith(`${folder}-`) ? name.slice(folder.length + 1) : name;
  return nameless.test(rest) ? folder : name;
}

/** `lm75` is named by `(lm75)`, and `lm8323` by `lm83xx` no more than by anything else. */
const names = (prefix: string, own: readonly string[]): boolean =>
  wordsIn(prefix).some((word) => own.includes(word));

/** What only this driver is called: in `drivers/i2c/busses/i2c-foo.c`, `i2c` is the name of the whole subsystem. */
function ownWords(path: string): readonly string[] {
  const [file = '', ...folders] = path.split('/').reverse();
  const name = driverName(path);
  const parts = wordsIn(name);
  const around = wordsIn((file.startsWith(name) ? folders : folders.slice(1)).join(' '));
  const own = parts.filter((part) => !around.includes(part));
  return own.length > 0 ? own : parts;
}

const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Behind `Input: `, names stand with a dash; behind `hwmon: `, within parentheses; behind all others, with a colon. */
function withName(prefix: string, name: string): string {
  if (prefix === 'Input: ') return `${prefix}${name} - `;
  if (prefix === 'hwmon: ') return `${prefix}(${shortName(name, 'hwmon')}) `;
  return `${prefix}${shortName(name, prefix.replace(/:.*/s, '').toLowerCase())}: `;
}

/** `rtc: rtc-foo: ` says it twice. */
const shortName = (name: string, subsystem: string): string =>
  name.startsWith(`${subsystem}-`) || name.startsWith(`${subsystem}_`)
    ? name.slice(subsystem.length + 1)
    : name;

/** The longest folder of the table that the file is in; else the folder below drivers/ or sound/. */
function folderPrefix(path: string, table: readonly FolderPrefix[]): string {
  const [known] = table
    .filter(({ folder }) => path.startsWith(folder))
    .sort((a, b) => b.folder.length - a.folder.length);
  if (known !== undefined) return known.prefix;
  const [top, second, third] = path.split('/');
  if (third === undefined) return '';
  return `${top === 'drivers' || top === 'arch' ? second : top}: `;
}
