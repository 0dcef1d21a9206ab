#!/usr/bin/env node
/**
 * How much of the drivers can be read, and how fast: node bench/read-drivers.mjs [--items] [--words A,B] [PATH...]
 *
 * Prints every function that could not be read with the line at fault, then the share that was, and megabytes a second
 * of CPU time for the outline and for parsing. --items reads declarations and macros as well. PATHs default to drivers/
 * of the lab's tree ($DEVMIFY_KERNEL, else $DEVMIFY_LAB/linux-source-6.1). Needs `npm run build`.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { outline } from '../dist/c/outline.js';
import { parse } from '../dist/c/parse.js';
import { namesAny } from '../dist/c/survey.js';
import { decode } from '../dist/text/bytes.js';
import { LineIndex } from '../dist/text/line-index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { items: { type: 'boolean' }, words: { type: 'string' } },
});
const lab = process.env.DEVMIFY_LAB ?? join(homedir(), '.cache', 'devmify-lab');
const tree = process.env.DEVMIFY_KERNEL ?? join(lab, 'linux-source-6.1');
const paths = positionals.length > 0 ? positionals : [join(tree, 'drivers')];
const named = namesAny(values.words?.split(',') ?? []);

function* cFiles(path) {
  if (statSync(path).isFile()) yield path;
  else {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) yield* cFiles(join(path, entry.name));
      else if (entry.isFile() && entry.name.endsWith('.c')) yield join(path, entry.name);
    }
  }
}

/** Milliseconds of CPU time: others may use the machine, too. */
const cpu = () => process.cpuUsage().user / 1000;

const total = { files: 0, outlined: 0, outlineTime: 0, asked: 0, read: 0, size: 0, parseTime: 0 };

for (const path of paths.flatMap((root) => [...cFiles(root)])) {
  const { text } = decode(readFileSync(path));
  total.files++;
  if (!named(text)) continue;
  let started = cpu();
  const items = outline(text).filter((item) =>
    values.items ? item.kind !== 'directive' : item.kind === 'function',
  );
  total.outlineTime += cpu() - started;
  total.outlined += text.length;
  const asked = items.filter((item) => named(text.slice(item.start, item.end)));
  started = cpu();
  const readings = asked.map((item) => parse(text, item, item.kind === 'function' ? 'function' : 'item'));
  total.parseTime += cpu() - started;
  const lines = new LineIndex(text);
  readings.forEach(({ problem }, i) => {
    total.asked++;
    total.size += asked[i].end - asked[i].start;
    if (problem === undefined) total.read++;
    else {
      const line = lines.lineAt(problem.start);
      console.log(`${path}:${line}: ${lines.lineText(line).trim()}`);
    }
  });
}

const speed = (size, time) => `${(size / 1000 / time).toFixed(1)} MB/s`;
console.log(`files      ${total.files}`);
console.log(
  `outlined   ${(total.outlined / 1e6).toFixed(1)} MB, ${speed(total.outlined, total.outlineTime)}`,
);
console.log(`asked for  ${total.asked} (${(total.size / 1e6).toFixed(1)} MB)`);
console.log(`read       ${total.read}, ${((100 * total.read) / total.asked).toFixed(3)} %`);
console.log(`parsed     ${speed(total.size, total.parseTime)}`);
