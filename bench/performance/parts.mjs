/** What is measured, part by part. Each part gives rows: what was run, and how long it took with whom. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changedFiles, median, run } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const devmify = join(here, '..', '..', 'bin', 'devmify');
export const seed = join(here, 'kzalloc.cocci');

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {import('./measure.mjs').Measured} ours
 * @property {import('./measure.mjs').Measured} [theirs] of spatch
 * @property {import('./measure.mjs').Measured} [grep] of ast-grep
 * @property {string} [note]
 */

/** One thing done by devmify and, unless it is left out, by spatch. @returns {Row} */
function both(what, { words, folder, jobs, spatch, times = 1 }) {
  const common = ['--very-quiet', ...(jobs === undefined ? [] : ['-j', jobs]), ...words];
  const ours = median(times, devmify, ['spatch', '--allow-scripts', ...common], folder);
  const theirs = spatch ? median(times, 'spatch', ['--no-includes', ...common], folder) : undefined;
  const files =
    theirs === undefined ? `${changedFiles(ours)}` : `${changedFiles(ours)}, spatch ${changedFiles(theirs)}`;
  return { what, ours, theirs, note: `files changed: ${files}` };
}

export const parts = {
  /** (a) Three rules about kzalloc over all drivers; ast-grep with one pattern of them. */
  seed({ tree, under, jobs, spatch, times, 'ast-grep': wantsGrep }) {
    const folder = join(tree, under);
    const row = both(`three kzalloc rules over ${under}/`, {
      words: ['--sp-file', seed, '--dir', '.'],
      folder,
      jobs,
      spatch,
      times,
    });
    const grep = wantsGrep ? astGrep(folder) : undefined;
    return [grep === undefined ? row : { ...row, grep }];
  },

  /** (b) The kernel's own scripts. */
  scripts({ tree, under, jobs, spatch, only, times }) {
    return scripts
      .filter((name) => new RegExp(only).test(name))
      .map((name) =>
        both(under === 'drivers' ? name : `${name} over ${under}/`, {
          words: [
            '-D',
            'patch',
            '--sp-file',
            join(tree, 'scripts/coccinelle', `${name}.cocci`),
            '--dir',
            '.',
          ],
          folder: join(tree, under),
          jobs,
          spatch,
          times,
        }),
      );
  },

  /** (c) The whole catalogue, with proof. */
  catalogue({ tree, jobs }) {
    const folders = ['drivers', 'sound'];
    const ours = run(devmify, ['--quiet', '-j', jobs, ...folders], tree);
    return [
      {
        what: `the catalogue over ${folders.join(' and ')}, with proof`,
        ours,
        note: `files changed: ${changedFiles(ours)}`,
      },
    ];
  },

  /** (d) A small file that the seed patch changes. */
  file({ spatch }) {
    const folder = mkdtempSync(join(tmpdir(), 'devmify-bench-'));
    writeFileSync(join(folder, 'small.c'), driverOf(20));
    const row = both('three kzalloc rules, one small file', {
      words: ['--sp-file', seed, 'small.c'],
      folder,
      spatch,
      times: 9,
    });
    rmSync(folder, { recursive: true });
    return [row];
  },

  /** (e) How long until something is there. */
  start() {
    return [
      { what: '--help', ours: median(9, devmify, ['--help'], '.') },
      { what: 'spatch --help', ours: median(9, devmify, ['spatch', '--help'], '.') },
      { what: '(Node itself: node -e 0)', ours: median(9, process.execPath, ['-e', '0'], '.') },
    ];
  },

  /** (f) Twice as many files, and functions that grow. */
  growth({ tree, under, jobs }) {
    const files = cFiles(under, tree);
    const largest = 1 << Math.floor(Math.log2(files.length));
    const more = [8, 4, 2, 1].map((part) => {
      const step = files.length / (largest / part);
      const some = Array.from({ length: Math.floor(largest / part) }, (_, i) => files[Math.floor(i * step)]);
      const ours = run(devmify, ['spatch', '--very-quiet', '-j', jobs, '--sp-file', seed, ...some], tree);
      return { what: `${some.length} files of ${under}/`, ours };
    });
    const folder = mkdtempSync(join(tmpdir(), 'devmify-bench-'));
    const longer = [100, 1000, 5000, 20000].map((lines) => {
      writeFileSync(join(folder, 'long.c'), driverOf(lines));
      const ours = run(devmify, ['spatch', '--very-quiet', '--sp-file', seed, 'long.c'], folder);
      return { what: `a function of ${lines} lines`, ours, note: `files changed: ${changedFiles(ours)}` };
    });
    rmSync(folder, { recursive: true });
    return [...more, ...longer];
  },
};

const scripts = [
  'api/alloc/alloc_cast',
  'api/alloc/zalloc-simple',
  'api/resource_size',
  'api/memdup',
  'api/platform_no_drv_owner',
  'free/ifnullfree',
  'misc/array_size',
  'iterators/itnull',
  'misc/returnvar',
  'null/eno',
];

/** ast-grep with one pattern of the seed patch; undefined, and said, when it cannot be had. */
function astGrep(folder) {
  const words = ['--yes', '--package', '@ast-grep/cli@0.51.1', '--', 'ast-grep'];
  if (spawnSync('npx', [...words, '--version']).status !== 0) {
    console.log('ast-grep: left out, since npx cannot get @ast-grep/cli');
    return undefined;
  }
  return run(
    'npx',
    [...words, 'run', '--lang', 'c', '--pattern', '$E = kzalloc($A, $B)', '--json=compact', '.'],
    folder,
  );
}

/** A driver whose probe has about so many lines, with branches and loops between an allocation and its release. */
function driverOf(lines) {
  const work = Array.from({ length: Math.max(1, Math.floor(lines / 5)) }, (_, i) =>
    [
      `\tif (readl(lamp->base + ${i}) > ${i % 7})`,
      `\t\tlamp->level[${i % 16}] = ${i};`,
      '\telse',
      `\t\tlamp->level[${i % 16}]++;`,
      '',
    ].join('\n'),
  );
  return [
    'static int lamp_probe(struct platform_device *pdev)',
    '{',
    '\tstruct lamp *lamp;',
    '',
    '\tlamp = kzalloc(sizeof(*lamp), GFP_KERNEL);',
    '\tif (!lamp)',
    '\t\treturn -ENOMEM;',
    ...work,
    '\tif (lamp_register(lamp)) {',
    '\t\tkfree(lamp);',
    '\t\treturn -EIO;',
    '\t}',
    '\tplatform_set_drvdata(pdev, lamp);',
    '\treturn 0;',
    '}',
    '',
    'static int lamp_remove(struct platform_device *pdev)',
    '{',
    '\tkfree(platform_get_drvdata(pdev));',
    '\treturn 0;',
    '}',
    '',
    'static struct platform_driver lamp_driver = {',
    '\t.probe = lamp_probe,',
    '\t.remove = lamp_remove,',
    '};',
    '',
  ].join('\n');
}

function cFiles(folder, root) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return cFiles(path, root);
      return entry.isFile() && entry.name.endsWith('.c') ? [path] : [];
    });
}
