/**
 * Breaks every semantic patch below the folders given, on purpose, and runs what is left of it: cut off at every byte,
 * without a line, with words that nobody knows, with brackets put in. Whatever is read has to end in rules and
 * messages, never in an exception, and never late. What fails is printed with the text that shows it; exit code 1.
 *
 *   npm run build && node bench/hostile-cocci.mjs FOLDER... [--step BYTES] [--late MILLISECONDS] [--seed S] [--share N/M]
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compilePatch } from '../dist/compile/patch.js';
import { runPatch } from '../dist/engine/run-patch.js';
import { readPatch } from '../dist/smpl/parse.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    step: { type: 'string', default: '1' },
    late: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    share: { type: 'string', default: '0/1' },
  },
});
const [step, late] = [Number(values.step), Number(values.late)];
const [share, shares] = values.share.split('/').map(Number);

const code = `#include <lamp.h>
#define LAMP 3

static int lamp_on(struct lamp *l, int n)
{
	int i, err = 0;
	struct lamp *other = kzalloc(sizeof(*other), GFP_KERNEL);

	if (!other)
		return -ENOMEM;
	mutex_lock(&l->lock);
	for (i = 0; i < n; i++) {
		if (!l->bulb[i] || n == LAMP)
			continue;
		err = switch_on(l->bulb[i], "lamp %d");
		if (err)
			goto out;
	}
	mutex_unlock(&l->lock);
	kfree(other);
	return 0;
out:
	dev_err(l->dev, "failed: %d\\n", other->err);
	kfree(other);
	return err;
}
`;

function* patchesBelow(path) {
  if (statSync(path).isFile()) yield path;
  else
    for (const name of readdirSync(path).sort()) {
      const below = join(path, name);
      if (statSync(below).isDirectory() || name.endsWith('.cocci')) yield* patchesBelow(below);
    }
}

/** Pseudo-random numbers that are the same for the same seed (mulberry32). */
function seeded(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const odd = [
  '(',
  ')',
  '\\(',
  '\\|',
  '\\)',
  '{',
  '}',
  '<...',
  '...>',
  '<+...',
  '@',
  '@@',
  '##',
  '"',
  'lampe',
  '...',
  '-',
  '+',
  '*',
  ';',
];

/** The patch in all its broken forms. */
function* brokenForms(text, random) {
  for (let end = 0; end < text.length; end += step) yield text.slice(0, end);
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) yield lines.toSpliced(at, 1).join('\n');
  const words = [...text.matchAll(/[A-Za-z_]\w*/g)];
  for (let round = 0; round < 40; round++) {
    const { index, 0: word } = words[random(words.length)];
    yield `${text.slice(0, index)}${word}x${text.slice(index + word.length)}`;
    const at = random(text.length);
    yield text.slice(0, at) + odd[random(odd.length)] + text.slice(at);
  }
}

const counts = { forms: 0, crashes: 0, late: 0, slowest: 0 };

function tryForm(path, text, virtuals) {
  const start = performance.now();
  counts.forms++;
  try {
    const { patch, rules } = readPatch(text, path);
    const isBroken = rules.some(({ diagnostics }) =>
      diagnostics.some(({ severity }) => severity === 'error'),
    );
    if (!isBroken) runPatch(compilePatch(patch), { path: 'x.c', text: code }, { defines: virtuals });
  } catch (error) {
    // The program answers this one with a message of its own.
    if (!(error instanceof RangeError && /call stack/.test(error.message))) {
      counts.crashes++;
      console.log(`${path}: ${error.stack}\n--- the patch:\n${text}\n---`);
    }
  }
  const took = performance.now() - start;
  counts.slowest = Math.max(counts.slowest, took);
  if (took > late) {
    counts.late++;
    console.log(`${path}: ${Math.round(took)} ms\n--- the patch:\n${text}\n---`);
  }
}

const random = seeded(Number(values.seed));
let files = 0;
for (const path of positionals.flatMap((folder) => [...patchesBelow(folder)])) {
  if (files++ % shares !== share) continue;
  const text = readFileSync(path, 'utf8');
  const { patch } = readPatch(text, path);
  for (const form of brokenForms(text, random)) tryForm(path, form, patch.virtuals);
}
const disjuncts = Array.from({ length: 10_000 }, (_, at) => `f${at}(e)`);
tryForm('10,000 disjuncts', `@@ expression e; @@\n(\n- ${disjuncts.join('\n|\n- ')}\n)\n`, []);
tryForm('10,000 disjuncts in one line', `@@ expression e; @@\n- g(\\(${disjuncts.join('\\|')}\\))\n`, []);
console.log(
  `${counts.forms} broken patches: ${counts.crashes} exceptions, ${counts.late} over ${late} ms; the slowest took ${Math.round(counts.slowest)} ms`,
);
process.exitCode = counts.crashes + counts.late > 0 ? 1 : 0;
