/** Scripts that complete command lines of devmify; everything they know is in them, so that Tab never waits for us. */
import { schemaNames } from '../own-files.ts';
import type { CommandPage, Contents, Option } from './contents.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export function completionScript(shell: Shell, contents: Contents, patterns: readonly string[]): string {
  switch (shell) {
    case 'bash':
      return bashScript(contents, patterns);
    case 'zsh':
      return zshScript(contents, patterns);
    case 'fish':
      return fishScript(contents, patterns);
    default:
      return shell satisfies never;
  }
}

const allOptions = ({ groups }: Contents): readonly Option[] => groups.flatMap(({ options }) => options);
const namesOf = (options: readonly Option[]): string => options.flatMap(({ names }) => names).join(' ');

/** Options and places whose values are names of patterns. */
const takesPattern = ({ names }: Option): boolean => names.includes('--pattern');

function bashScript(contents: Contents, patterns: readonly string[]): string {
  const { commands } = contents;
  const choices = allOptions(contents)
    .filter((option) => option.choices.length > 0)
    .map(
      (option) =>
        `    ${option.names.map((one) => `*:${one}`).join('|')}) words='${option.choices.join(' ')}' ;;\n`,
    );
  const ownChoices = commands.flatMap(({ name, options }) =>
    options
      .filter((option) => option.choices.length > 0)
      .map(
        (option) =>
          `    ${option.names.map((one) => `${name}:${one}`).join('|')}) words='${option.choices.join(' ')}' ;;\n`,
      ),
  );
  const cases = commands.map(
    ({ name, options }) =>
      `      ${name}) words='${[...options.flatMap(({ names }) => names), '--help'].join(' ')}' ;;\n`,
  );
  return `# bash completion for devmify: eval "$(devmify completions bash)"
_devmify() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words=
  local patterns='${patterns.join(' ')}'
  case $command:$before in
${ownChoices.join('')}    *:--pattern|*:-p|show:show) words=$patterns ;;
    completions:completions) words='${shells.join(' ')}' ;;
    schema:schema) words='${schemaNames.join(' ')}' ;;
${choices.join('')}  esac
  if [[ -z $words && $word == -* ]]; then
    case $command in
${cases.join('')}      *) words='${namesOf(allOptions(contents))}' ;;
    esac
  fi
  if [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    return
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$word"))
  fi
  local IFS=$'\\n'
  COMPREPLY+=($(compgen -f -- "$word"))
}
complete -o filenames -F _devmify devmify
`;
}

function zshScript(contents: Contents, patterns: readonly string[]): string {
  const { commands } = contents;
  const lines = (options: readonly Option[]): string =>
    options.map((option) => `      ${zshOption(option)} \\\n`).join('');
  const names = commands.map(({ name, describe }) => `    ${zshQuoted(`${name}:${describe}`)}\n`).join('');
  const cases = commands.map(
    ({ name, options }) => `    ${name}) _arguments \\\n${lines(options)}      ${zshRest(name)} ;;\n`,
  );
  return `#compdef devmify
# zsh completion for devmify: devmify completions zsh > a folder of $fpath, as _devmify
_devmify() {
  local -a commands patterns
  patterns=(${patterns.join(' ')})
  commands=(
${names}  )
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _describe command commands
    _files
    return
  fi
  local command=$words[2]
  case $command in
${cases.join('')}    *) _arguments \\
${lines(allOptions(contents))}      '*:file:_files' ;;
  esac
}
if [[ $funcstack[1] == _devmify ]]; then _devmify "$@"; else compdef _devmify devmify; fi
`;
}

const zshQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function zshOption(option: Option): string {
  const { names, takes, choices, describe } = option;
  const text = describe.replace(/[[\]\\:]/g, '\\$&');
  const values = takesPattern(option)
    ? ':pattern:compadd -a patterns'
    : choices.length > 0
      ? `:choice:(${choices.join(' ')})`
      : `:${(takes ?? '').toLowerCase()}:_files`;
  const rest = zshQuoted(`[${text}]${takes === undefined ? '' : values}`);
  const alternatives = names.length > 1 ? `{${names.join(',')}}` : names[0];
  return `'*'${alternatives}${rest}`;
}

function zshRest(command: string): string {
  if (command === 'show') return "'2:pattern:compadd -a patterns'";
  if (command === 'schema') return `'2:schema:(${schemaNames.join(' ')})'`;
  return command === 'completions' ? `'2:shell:(${shells.join(' ')})'` : "'*:file:_files'";
}

function fishScript(contents: Contents, patterns: readonly string[]): string {
  const { commands } = contents;
  const names = commands.map(({ name }) => name).join(' ');
  const none = `not __fish_seen_subcommand_from ${names}`;
  return [
    '# fish completion for devmify: devmify completions fish > ~/.config/fish/completions/devmify.fish',
    ...commands.map(
      ({ name, describe }) =>
        `complete -c devmify -n __fish_is_first_arg -a ${name} -d ${fishQuoted(describe)}`,
    ),
    ...allOptions(contents).map((option) => fishOption(option, none, patterns)),
    ...commands.flatMap((command) => fishCommand(command, patterns)),
    '',
  ].join('\n');
}

function fishCommand({ name, options }: CommandPage, patterns: readonly string[]): readonly string[] {
  const here = `__fish_seen_subcommand_from ${name}`;
  const values = { show: patterns, completions: shells, schema: schemaNames }[name] ?? [];
  const rest =
    values.length === 0
      ? []
      : [`complete -c devmify -n ${fishQuoted(here)} -f -a ${fishQuoted(values.join(' '))}`];
  return [...rest, ...options.map((option) => fishOption(option, here, patterns))];
}

function fishOption(option: Option, condition: string, patterns: readonly string[]): string {
  const { names, takes, choices, describe } = option;
  const spelled = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const values = takesPattern(option) ? patterns : choices;
  const taken =
    takes === undefined ? '' : values.length > 0 ? ` -x -a ${fishQuoted(values.join(' '))}` : ' -r';
  return `complete -c devmify -n ${fishQuoted(condition)} ${spelled.join(' ')}${taken} -d ${fishQuoted(describe)}`;
}

const fishQuoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
