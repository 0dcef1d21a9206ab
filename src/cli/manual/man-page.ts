/** The manual page devmify(1), in the language of man(7). */
import type { CommandPage, Contents, Option, OptionGroup } from './contents.ts';

export interface Colophon {
  readonly version: string;
  readonly patterns: number;
}

export function manPage({ groups, commands }: Contents, { version, patterns }: Colophon): string {
  return [
    `.TH DEVMIFY 1 "" "devmify ${plain(version)}" "User Commands"`,
    '.SH NAME',
    'devmify \\- convert Linux drivers to managed (devm_) resources, and prove each change',
    '.SH SYNOPSIS',
    '.B devmify',
    '.RI [ OPTION ...]',
    '.IR PATH ...',
    '.br',
    '.B devmify',
    '.I COMMAND',
    '\\&...',
    '.SH DESCRIPTION',
    plain(
      `devmify finds what probe acquires and remove releases by hand, and lets the driver core release it. It knows ${patterns} kinds of resources. It prints patches and writes nothing, unless it is told to; what it cannot prove, it leaves as it is, and says why.`,
    ),
    '.SH OPTIONS',
    ...groups.flatMap(groupText),
    '.SH COMMANDS',
    ...commands.flatMap(commandText),
    '.SH EXIT STATUS',
    ...exitCodes.flatMap(([code, text]) => ['.TP', `.B ${code}`, plain(text)]),
    '.SH ENVIRONMENT',
    ...variables.flatMap(([name, text]) => ['.TP', `.B ${name}`, plain(text)]),
    '.SH SEE ALSO',
    '.BR git-am (1),',
    '.BR git-send-email (1),',
    '.BR spatch (1)',
    '',
  ].join('\n');
}

const exitCodes: readonly (readonly [string, string])[] = [
  ['0', 'done'],
  ['1', '--check, check, verify or test found something, or a rule of spatch --expect matched nowhere'],
  ['2', 'wrong usage, or a broken pattern'],
  ['3', 'done, but something that mattered could not be read or written'],
  ['4', 'a bug of devmify'],
];

const variables: readonly (readonly [string, string])[] = [
  [
    'DEVMIFY_PAGER, GIT_PAGER, PAGER',
    'what shows results on a terminal; else core.pager of git, else less. Empty, or cat: nothing does',
  ],
  ['NO_COLOR', 'set to anything: no colours'],
  ['SOURCE_DATE_EPOCH', 'the date of the mails of format-patch, in seconds since 1970'],
];

const groupText = ({ title, options }: OptionGroup): readonly string[] => [
  `.SS ${plain(title)}`,
  ...options.flatMap(optionText),
];

const commandText = ({ usage, describe, options }: CommandPage): readonly string[] => [
  `.SS ${plain(`devmify ${usage}`)}`,
  plain(`${describe}.`),
  ...options.flatMap(optionText),
];

function optionText({ names, takes, describe }: Option): readonly string[] {
  const shown = names.map((name) => `\\fB${plain(name)}\\fR`).join(', ');
  return ['.TP', takes === undefined ? shown : `${shown} \\fI${plain(takes)}\\fR`, plain(describe)];
}

/** A dash is a dash, not a hyphen; and no text begins a line that roff takes for an order. */
const plain = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&');
