/**
 * Made-up C and made-up semantic patches: what devmify makes of them beside what spatch does, each difference cut down
 * to the least that shows it. Prints, does not judge; the same seed gives the same cases.
 *
 *   npm run build && node bench/fuzz-spatch.mjs [--seed N] [--patches N] [--features] [--layout] [--first N] [--seconds N]
 *
 * --features makes rules about types, members, values in braces, heads of functions, lists and directives instead.
 * --layout also tells where only white space or comments differ, --refusals where spatch alone gives a file up. Where spatch is not installed, it says so.
 */
import { parseArgs } from 'node:util';
import { cFile } from './fuzz-spatch/code.mjs';
import { askDevmify, askSpatch, difference, spatchIsThere } from './fuzz-spatch/engines.mjs';
import { Random } from './fuzz-spatch/random.mjs';
import { ruleText, semanticPatch } from './fuzz-spatch/rules.mjs';
import { smaller, textOf } from './fuzz-spatch/tree.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    patches: { type: 'string', default: '100' },
    first: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '600' },
    refusals: { type: 'boolean', default: false },
    layout: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    features: { type: 'boolean', default: false },
  },
});

const FILES_A_PATCH = 8;

if (!spatchIsThere()) {
  console.log('spatch is not installed: nothing to compare with');
  process.exit(0);
}

const patchText = (rules) => rules.map((rule) => ruleText(rule, textOf)).join('\n');

function compare(rules, files) {
  const patch = patchText(rules);
  const texts = files.map((file) => textOf(file));
  const theirs = askSpatch(patch, texts);
  if (theirs.unread !== undefined) return { theirs };
  const ours = safely(() => askDevmify(patch, texts));
  return { patch, texts, theirs, ours };
}

function safely(ask) {
  try {
    return ask();
  } catch (error) {
    return { crashed: error };
  }
}

function isTold(kind) {
  if (kind === 'layout' || kind === 'comments') return values.layout;
  return kind === 'only spatch refuses' ? values.refusals : kind !== undefined;
}

function kindOf(rules, file) {
  const { theirs, ours, texts } = compare(rules, [file]);
  if (theirs.unread !== undefined) return undefined;
  if (ours.crashed !== undefined) return 'crash';
  return difference(ours.unread === undefined ? ours[0] : ours, theirs[0], texts[0]);
}

/** The least rules and code that still differ in this way. */
function cutDown(rules, file, kind) {
  let [least, code] = [rules, file];
  for (let again = true; again; ) {
    again = false;
    for (const other of smaller(code)) {
      if (kindOf(least, other) !== kind) continue;
      [code, again] = [other, true];
      break;
    }
    if (again) continue;
    for (const other of smallerRules(least)) {
      if (kindOf(other, code) !== kind) continue;
      [least, again] = [other, true];
      break;
    }
  }
  return { rules: least, file: code };
}

function* smallerRules(rules) {
  for (const [index, rule] of rules.entries()) {
    const put = (other) => [...rules.slice(0, index), ...other, ...rules.slice(index + 1)];
    if (rules.length > 1) yield put([]);
    if (rule.head !== '' && rule.head !== 'r')
      yield put([{ ...rule, head: rule.head.startsWith('r') ? 'r' : '' }]);
    for (const body of smaller(rule.body)) if (body.length > 0) yield put([{ ...rule, body }]);
  }
}

const count = new Map();
const add = (kind, number = 1) => count.set(kind, (count.get(kind) ?? 0) + number);

function tell(kind, seed, { rules, file }) {
  const { patch, texts, theirs, ours } = compare(rules, [file]);
  const shown = (answer) => answer?.text ?? `refused: ${answer?.refused}`;
  console.log(`==== ${kind} (seed ${seed})\n${patch}---- code\n${texts[0]}---- spatch\n${shown(theirs[0])}`);
  console.log(`---- devmify\n${ours.crashed?.stack ?? shown(ours[0])}`);
}

const end = performance.now() + Number(values.seconds) * 1000;
let told = 0;
for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.patches); seed++) {
  if (performance.now() > end || told >= Number(values.first)) break;
  const random = new Random(seed * 7919);
  const rules = semanticPatch(random, values.features);
  const files = Array.from({ length: FILES_A_PATCH }, () => cFile(random, values.features));
  const { patch, texts, theirs, ours } = compare(rules, files);
  if (theirs.unread !== undefined) {
    add('patch that spatch does not take');
    continue;
  }
  if (ours.crashed === undefined && ours.unread !== undefined) {
    add('patch that only devmify does not take');
    if (!values.quiet) console.log(`==== ${ours.unread} (seed ${seed})\n${patch}`);
    told++;
    continue;
  }
  const kinds = texts.map((text, index) => {
    if (ours.crashed !== undefined) return 'crash';
    if (theirs[index].refused === undefined && theirs[index].text !== text) add('changed by spatch');
    return difference(ours[index], theirs[index], text);
  });
  for (const kind of kinds) add(kind ?? 'same');
  const index = kinds.findIndex(isTold);
  if (index < 0) continue;
  told++;
  if (values.quiet) console.log(`${kinds[index]} (seed ${seed})`);
  else tell(kinds[index], seed, cutDown(rules, files[index], kinds[index]));
}
console.log([...count].map(([kind, number]) => `${kind}: ${number}`).join('\n'));
