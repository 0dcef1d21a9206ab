/**
 * How fast devmify is beside spatch (and ast-grep), in one run, as ratios; writes docs/performance.md and its plot.
 *
 *   npm run bench -- TREE [--parts seed,scripts,catalogue,file,start,growth] [--under drivers] [--only REGEX]
 *        [--jobs 2] [--times 1] [--no-spatch] [--no-ast-grep] [--out FOLDER]
 *
 * TREE is a tree of the kernel. --only chooses among the scripts, --times takes the middle of several runs of the seed
 * patch, --out says where the two files go. spatch and GNU time must be installed; ast-grep comes by npx, and is left out
 * when it does not. Ratios are what counts: a busy machine slows all alike.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parts } from './performance/parts.mjs';
import { plot } from './performance/plot.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    parts: { type: 'string', default: Object.keys(parts).join() },
    under: { type: 'string', default: 'drivers' },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
    times: { type: 'string', default: '1' },
    spatch: { type: 'boolean', default: true },
    'ast-grep': { type: 'boolean', default: true },
    out: { type: 'string', default: 'docs' },
  },
});
const [tree] = positionals;
const wanted = values.parts.split(',');
const unknown = wanted.find((name) => !(name in parts));
if (tree === undefined || unknown !== undefined) {
  console.error(unknown === undefined ? 'name the tree of the kernel' : `no part is called ${unknown}`);
  console.error(`usage: npm run bench -- TREE [--parts ${Object.keys(parts).join()}]`);
  process.exit(2);
}

const seconds = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

const cells = ({ what, ours, theirs, grep, note = '' }) => [
  what,
  `${seconds(ours.seconds)} (${seconds(ours.cpu)})`,
  `${ours.megabytes}`,
  theirs === undefined ? '' : `${seconds(theirs.seconds)} (${seconds(theirs.cpu)})`,
  theirs === undefined ? '' : ratioOf(theirs.seconds / ours.seconds),
  theirs === undefined ? '' : ratioOf(theirs.cpu / ours.cpu),
  [note, ...(grep === undefined ? [] : [`ast-grep, one pattern: ${seconds(grep.seconds)} s`])]
    .filter(Boolean)
    .join('; '),
];

const ratioOf = (times) => (times >= 1 ? `1/${times.toFixed(1)}` : `${(1 / times).toFixed(1)} times`);

const header = ['what', 'devmify: s (CPU)', 'MB', 'spatch: s (CPU)', 'wall ratio', 'CPU ratio', ''];
const table = (rows) =>
  [header, header.map(() => '---'), ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n');

const options = { ...values, tree: resolve(tree), times: Number(values.times) };
const measured = [];
for (const name of wanted) {
  for (const row of parts[name](options)) {
    measured.push(row);
    console.log(cells(row).join('  '));
  }
}

const bars = measured.flatMap(({ what, ours, theirs, grep }) => [
  { label: what, value: ours.seconds, note: `${seconds(ours.seconds)} s`, ours: true },
  ...(theirs === undefined
    ? []
    : [{ label: 'spatch', value: theirs.seconds, note: `${seconds(theirs.seconds)} s`, ours: false }]),
  ...(grep === undefined
    ? []
    : [{ label: 'ast-grep', value: grep.seconds, note: `${seconds(grep.seconds)} s`, ours: false }]),
]);
const version = (program) => execFileSync(program, ['--version'], { encoding: 'utf8' }).split('\n')[0];
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'performance.svg'), plot('Seconds, logarithmic', bars));
writeFileSync(
  join(values.out, 'performance.md'),
  `# How fast it is

Made by \`npm run bench -- TREE --parts ${wanted.join()} --times ${values.times}\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} processors,
Node ${process.version}${values.spatch ? `, ${version('spatch')}` : ''}, \`-j ${values.jobs}\`. Times are wall seconds, with processor seconds of all processes in brackets; memory is that of
the largest process. Ratios are what counts: they are of one run on one machine.

${table(measured)}

![devmify in blue, others in grey](performance.svg)
`,
);
