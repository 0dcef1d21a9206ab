/**
 * How fast devmify is beside spatch (and ast-grep), in one run, as ratios; writes docs/performance.md and its plot.
 *
 *   npm run bench -- TREE [--parts seed,scripts,catalogue,file,start,growth] [--under drivers] [--only REGEX]
 *        [--jobs 2] [--times 1] [--no-spatch] [--no-ast-grep] [--out FOLDER] [--add]
 *
 * TREE is a tree of the kernel. --only chooses among the scripts, --times takes the middle of several runs of the seed
 * patch and of each script, --out says where the files go. With --add, the rows of earlier runs stay in the page, as far
 * as they are not measured anew: what was measured is kept in performance.json. spatch and GNU time must be installed;
 * ast-grep comes by npx, and is left out when it does not. Ratios are what counts: a busy machine slows all alike.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
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
    add: { type: 'boolean', default: false },
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

const cells = ({ what, ours, theirs, grep, load, note = '' }) => [
  what,
  `${seconds(ours.seconds)} (${seconds(ours.cpu)})`,
  `${ours.megabytes}`,
  theirs === undefined ? '' : `${seconds(theirs.seconds)} (${seconds(theirs.cpu)})`,
  theirs === undefined ? '' : ratioOf(theirs.seconds / ours.seconds),
  theirs === undefined ? '' : ratioOf(theirs.cpu / ours.cpu),
  [note, ...(grep === undefined ? [] : [`ast-grep, one pattern: ${seconds(grep.seconds)} s`])]
    .filter(Boolean)
    .join('; '),
  `${load}`,
];

const ratioOf = (times) => (times >= 1 ? `1/${times.toFixed(1)}` : `${(1 / times).toFixed(1)} times`);

const header = ['what', 'devmify: s (CPU)', 'MB', 'spatch: s (CPU)', 'wall ratio', 'CPU ratio', '', 'load'];
const table = (rows) =>
  [header, header.map(() => '---'), ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n');

mkdirSync(values.out, { recursive: true });
const record = join(values.out, 'performance.json');
const version = (program) => execFileSync(program, ['--version'], { encoding: 'utf8' }).split('\n')[0];
const today = new Date().toISOString().slice(0, 10);

/** How busy the machine is with other things: what runs beside the bench lowers both sides, and not always alike. */
const load = () => Number(loadavg()[0].toFixed(1));

/** Rows by what they are about, in the order of the parts. */
const rows = new Map(
  values.add && existsSync(record)
    ? JSON.parse(readFileSync(record, 'utf8')).map((row) => [row.what, row])
    : [],
);
const options = { ...values, tree: resolve(tree), times: Number(values.times) };
for (const name of wanted) {
  for (const row of parts[name](options)) {
    const withoutOutput = (measured) => measured && { ...measured, stdout: undefined };
    rows.set(row.what, {
      ...row,
      part: name,
      on: today,
      load: load(),
      ...Object.fromEntries(['ours', 'theirs', 'grep'].map((who) => [who, withoutOutput(row[who])])),
    });
    console.log(cells(rows.get(row.what)).join('  '));
  }
}
const order = Object.keys(parts);
const measured = [...rows.values()].sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
writeFileSync(record, `${JSON.stringify(measured, undefined, 1)}\n`);

const bars = measured.flatMap(({ what, ours, theirs, grep }) => [
  { label: what, value: ours.seconds, note: `${seconds(ours.seconds)} s`, ours: true },
  ...(theirs === undefined
    ? []
    : [{ label: 'spatch', value: theirs.seconds, note: `${seconds(theirs.seconds)} s`, ours: false }]),
  ...(grep === undefined
    ? []
    : [{ label: 'ast-grep', value: grep.seconds, note: `${seconds(grep.seconds)} s`, ours: false }]),
]);
const days = [...new Set(measured.map(({ on }) => on))].sort().join(', ');
writeFileSync(join(values.out, 'performance.svg'), plot('Seconds, logarithmic', bars));
writeFileSync(
  join(values.out, 'performance.md'),
  `# How fast it is

Made by \`npm run bench -- TREE --parts ${[...new Set(measured.map(({ part }) => part))].join()}\` on ${days}: ${cpus().length} processors, Node ${process.version}${values.spatch ? `, ${version('spatch')}` : ''},
\`-j ${values.jobs}\`. Times are wall seconds, with processor seconds of all processes in brackets; memory is that of the largest
process. Ratios are what counts: those of a row are of one run on one machine. The last column tells how busy the machine was
(the load average when the row was done): on two processors that others use as well, wall times grow, and ratios shift.

${table(measured)}

![devmify in blue, others in grey](performance.svg)
`,
);
