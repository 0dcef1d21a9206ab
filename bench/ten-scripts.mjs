/**
 * Ten of the kernel's semantic patches in patch mode over a folder, with devmify and with spatch one after the other:
 * wall time of each, their ratio, and the largest memory of a process. Prints, does not judge.
 *
 *   node bench/ten-scripts.mjs TREE [--under drivers] [--only REGEX] [--jobs 2] [--no-spatch]
 *
 * GNU time must be there as /usr/bin/time for the memory; without it only times are printed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    under: { type: 'string', default: 'drivers' },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
    spatch: { type: 'boolean', default: true },
  },
});
const [tree] = positionals;
if (tree === undefined) throw new Error('name the tree of the kernel');
const devmify = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'devmify');
// No run is to know what an earlier one has found out.
process.env.XDG_CACHE_HOME = '/dev/null';

const scripts = [
  'api/alloc/alloc_cast',
  'api/alloc/zalloc-simple',
  'api/resource_size',
  'api/memdup',
  'api/platform_no_drv_owner',
  'free/ifnullfree',
  'misc/array_size',
  'misc/bugon',
  'misc/returnvar',
  'null/eno',
];

const hasTime = existsSync('/usr/bin/time');

/** Runs a program in the folder; seconds of wall time, megabytes of the largest of its processes. */
function measure(program, words, folder) {
  const start = performance.now();
  const all = hasTime ? ['/usr/bin/time', '-f', 'peak %M', program, ...words] : [program, ...words];
  const { status, stdout, stderr } = spawnSync(all[0], all.slice(1), {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const peak = /peak (\d+)/.exec(stderr)?.[1];
  const changed = stdout.split('\n').filter((line) => line.startsWith('+++ ')).length;
  return {
    status,
    changed,
    seconds: (performance.now() - start) / 1000,
    peak: Math.round(Number(peak ?? 0) / 1024),
  };
}

for (const name of scripts.filter((each) => new RegExp(values.only).test(each))) {
  const patch = join(tree, 'scripts/coccinelle', `${name}.cocci`);
  const words = [
    '-D',
    'patch',
    '--no-includes',
    '--very-quiet',
    '-j',
    values.jobs,
    '--sp-file',
    patch,
    '--dir',
    '.',
  ];
  const folder = join(tree, values.under);
  const ours = measure(devmify, ['spatch', '--allow-scripts', ...words], folder);
  const theirs = values.spatch ? measure('spatch', words, folder) : undefined;
  const ratio =
    theirs === undefined
      ? ''
      : `, spatch ${theirs.seconds.toFixed(1)} s (${theirs.changed} files), 1/${(theirs.seconds / ours.seconds).toFixed(1)}`;
  console.log(
    `${name}: ${ours.seconds.toFixed(1)} s, ${ours.peak} MB, ${ours.changed} files, exit ${ours.status}${ratio}`,
  );
}
