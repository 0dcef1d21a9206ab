// Without a conversion tidy must not touch a file. Usage: npm run -s build && node bench/tidy-unchanged.mjs FOLDER [COUNT]
// Takes COUNT (300) C files of the folder, always the same ones, removes nothing from them and expects nothing back;
// then does the same after taking one statement away, where the second run must find nothing more to do.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openC } from '../dist/c/open.js';
import { decode } from '../dist/text/bytes.js';
import { kernelNames } from '../dist/tidy/names.js';
import { tidy } from '../dist/tidy/tidy.js';

const [folder, count = '300'] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder?');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.c'))
  .sort();
const step = Math.max(1, Math.floor(files.length / Number(count)));
const chosen = files.filter((_, i) => i % step === 0).slice(0, Number(count));

/** The text without the first release statement of its last functions. */
function withoutOneStatement(text) {
  const at = text.search(/^\t+(kfree|iounmap|clk_put|free_irq)\([^;{}]*\);\n/m);
  return at === -1 ? text : text.slice(0, at) + text.slice(text.indexOf('\n', at) + 1);
}

const problems = (text) => {
  const file = openC(text);
  return file.items.filter((item) => file.read(item).problem !== undefined).length;
};

let faults = 0;
let slowest = 0;
const fault = (file, text) => {
  faults++;
  console.log(`${file}: ${text}`);
};
for (const file of chosen) {
  const { text } = decode(readFileSync(join(folder, file)));
  const began = performance.now();
  const same = tidy(text, text, kernelNames);
  slowest = Math.max(slowest, performance.now() - began);
  if (same.text !== text || same.notes.length > 0) fault(file, `touched: ${same.notes.join(', ')}`);
  const less = withoutOneStatement(text);
  const once = tidy(text, less, kernelNames).text;
  if (tidy(text, once, kernelNames).text !== once) fault(file, 'a second run finds more');
  if (problems(once) > problems(less)) fault(file, 'reads worse than before');
}
console.log(`${chosen.length} files, ${faults} faults, slowest ${Math.round(slowest)} ms`);
process.exitCode = faults > 0 ? 1 : 0;
