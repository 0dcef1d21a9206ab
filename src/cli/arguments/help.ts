import { wrap } from '../../text/wrap.ts';
import { commandLines } from '../commands/index.ts';
import { type Option, optionGroups } from './options.ts';

/**
 * Our own text, not yargs': it needs no package to be loaded, so that it is there at once, and begins with what
 * people look for first.
 */
export function helpText(width: number): string {
  return [
    'devmify converts Linux drivers to managed (devm_) resources, and proves each change.',
    '',
    '  devmify drivers/input/ | git apply     convert with the built-in catalogue, apply the patches',
    '  devmify --explain drivers/foo.c        say what was converted, what was kept, and why',
    '  devmify --write drivers/foo.c          change the file itself',
    '',
    'Usage: devmify [OPTION...] PATH...',
    '       devmify COMMAND ...',
    ...optionGroups.flatMap(({ title, options }) => ['', `${title}:`, ...table(options.map(row), width)]),
    '',
    'Commands:',
    ...table(
      commandLines.map(({ command, describe }) => [`  ${command}`, describe]),
      width,
    ),
    '',
    'Exit code: 0 done · 1 --check, check, verify or test found something · 2 usage or a broken pattern',
    '           3 done, but something that mattered could not be read or written · 4 a bug of devmify',
    '',
  ].join('\n');
}

type Row = readonly [term: string, text: string];

function row(option: Option): Row {
  const short = option.short === undefined ? '    ' : `-${option.short}, `;
  const names = [option.name, ...(option.also ?? [])].map((name) => `--${name}`).join(', ');
  return [`  ${short}${names}${option.takes === undefined ? '' : ` ${option.takes}`}`, option.describe];
}

function table(rows: readonly Row[], width: number): readonly string[] {
  const indent = Math.max(...rows.map(([term]) => term.length)) + 2;
  return rows.flatMap(([term, text]) =>
    wrap(text, Math.max(width - indent, 30)).map(
      (line, index) => (index === 0 ? term : '').padEnd(indent) + line,
    ),
  );
}
