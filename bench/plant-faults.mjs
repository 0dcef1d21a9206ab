#!/usr/bin/env node
/**
 * Whether `devmify check` finds faults that are planted on purpose, and says nothing of the code before:
 * node bench/plant-faults.mjs [--faults 200] [--seed N] [--show] [--of TREE [--drivers 300]] [FILE.c...]
 *
 * Each FILE is a driver; of a TREE, so many are chosen by the seed. Without either, the fixtures are taken as they are and
 * as they become. A driver in which
 * something is found already is left out, and told. In each of the others one fault is planted at a time: a release by
 * hand dropped, made twice, or back where the device releases; two releases in a row swapped; a managed acquire tied to
 * another device. Run `npm run build` first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openC } from '../dist/c/open.js';
import { readCatalogue } from '../dist/catalogue/read.js';
import { checkText } from '../dist/check/check-text.js';
import { rules } from '../dist/check/rules/index.js';
import { sift } from '../dist/check/suppress.js';
import { factsFrom } from '../dist/check/view.js';
import { vocabularyFrom } from '../dist/proof/words-of-pattern.js';
import { mutantsOf, randomFrom } from './mutants.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const words = process.argv.slice(2);
const flag = (name) => {
  const at = words.indexOf(name);
  return at !== -1 && words.splice(at, 1).length > 0;
};
const option = (name, otherwise) => {
  const at = words.indexOf(name);
  return at === -1 ? otherwise : words.splice(at, 2)[1];
};
const show = flag('--show');
const seed = Number(option('--seed', '1'));
const wanted = Number(option('--faults', '200'));
const tree = option('--of', undefined);
const drivers = Number(option('--drivers', '300'));

const kinds = ['release-dropped', 'release-twice', 'release-back', 'releases-swapped', 'wrong-device'];

const { catalogue } = readCatalogue(join(root, 'patterns'));
const facts = factsFrom(catalogue);
const ruleNames = rules.map(({ id }) => id);
const { meanings } = vocabularyFrom(catalogue);
const told = (text) =>
  sift(text, checkText(text, facts), ruleNames).findings.filter(
    ({ confidence }) => confidence !== 'possible',
  );

/** A driver before and after its conversion; one without the other stands for both. */
function pairs() {
  const paths = tree === undefined ? words : driversIn(tree);
  if (paths.length > 0) return paths.map((path) => [path, readFileSync(path, 'latin1'), undefined]);
  const folder = join(root, 'test/patterns');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.c') && !path.endsWith('.expected.c'))
    .sort()
    .map((path) => {
      const after = join(folder, path.replace(/\.c$/, '.expected.c'));
      const before = readFileSync(join(folder, path), 'latin1');
      return [
        relative(root, join(folder, path)),
        before,
        existsSync(after) ? readFileSync(after, 'latin1') : undefined,
      ];
    });
}

/** Files of a tree that have a driver struct, chosen by the seed. */
function driversIn(folder) {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.c'))
    .sort()
    .map((path) => join(folder, path));
  const choose = randomFrom(seed);
  const chosen = [];
  while (chosen.length < drivers && all.length > 0) {
    const [path] = all.splice(Math.floor(choose() * all.length), 1);
    if (/^static struct \w+_driver \w+ = \{/m.test(readFileSync(path, 'latin1'))) chosen.push(path);
  }
  return chosen.sort();
}

/**
 * Two releases in a row, the other way round, the first of something active. Only in functions that do not acquire
 * themselves: on an error path what is active may not be in operation yet, so that no order is wrong.
 */
function swappedReleases(text) {
  const file = openC(text);
  const isRelease = (node) =>
    node.kind === 'expr_stmt' &&
    node.children[0]?.kind === 'call' &&
    (meanings.get(node.children[0].children[0]?.text) ?? []).some(
      (word) => word.role === 'release' && isActive(word.pattern),
    );
  const isOther = (node) =>
    node.kind === 'expr_stmt' &&
    node.children[0]?.kind === 'call' &&
    (meanings.get(node.children[0].children[0]?.text) ?? []).some((word) => word.role === 'release');
  return file.items
    .filter(({ kind, start, end }) => kind === 'function' && !acquiresIn(text.slice(start, end)))
    .flatMap((item) => blocksIn(file.read(item).tree))
    .flatMap(({ children }) =>
      children.slice(1).flatMap((second, at) => {
        const first = children[at];
        if (!isRelease(first) || !isOther(second)) return [];
        const [a, b] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
        const swapped = `${text.slice(0, first.start)}${b}${text.slice(first.end, second.start)}${a}${text.slice(second.end)}`;
        const line = text.slice(0, first.start).split('\n').length;
        return !mattersBefore(first, second)
          ? []
          : [{ kind: 'releases-swapped', what: `${b} before ${a}`, text: swapped, line }];
      }),
    );
}

/** Any release by hand that is a statement of its own, left out. */
function droppedReleases(text) {
  const file = openC(text);
  return file.items
    .filter(({ kind }) => kind === 'function')
    .flatMap((item) => blocksIn(file.read(item).tree))
    .flatMap(({ children }) => children)
    .filter((node) => node.kind === 'expr_stmt' && isCallOf(node.children[0], 'release'))
    .filter((node) => !costsNothing(node) && !isManagedAnyway(node, text))
    .map(({ start, end }) => ({
      kind: 'release-dropped',
      what: text.slice(start, end),
      text: `${text.slice(0, start)};${text.slice(end)}`,
      line: text.slice(0, start).split('\n').length,
    }));
}

const meaningOf = (statement) =>
  meanings.get(statement.children[0].children[0].text).find(({ role }) => role === 'release');
const isQuiet = (statement) => catalogue.known.quiets.has(statement.children[0].children[0].text);

/** A lock that is destroyed, say: nothing is lost without it, nor by its place. */
const costsNothing = (statement) =>
  catalogue.patterns.some(
    (one) => one.name === meaningOf(statement).pattern && one.class === 'passive' && one.fails === 'never',
  );

/** The device releases it all the same, since it was enabled in its managed form: `pcim_enable_device()`. */
const isManagedAnyway = (statement, text) => {
  const own = catalogue.patterns.find((one) => one.name === meaningOf(statement).pattern);
  const base = catalogue.patterns.find((one) => one.name === own?.managedWith);
  return base?.declared.some((name) => text.includes(name)) ?? false;
};

/** Two of a kind, or two that only come to rest, may go in any order. */
const mattersBefore = (first, second) =>
  meaningOf(first).pattern !== meaningOf(second).pattern &&
  !(isQuiet(first) && isQuiet(second)) &&
  !costsNothing(second);

/** Any release by hand that does something the second time, made twice. */
function doubledReleases(text) {
  const file = openC(text);
  return file.items
    .filter(({ kind }) => kind === 'function')
    .flatMap((item) => blocksIn(file.read(item).tree))
    .flatMap(({ children }) => children)
    .filter((node) => node.kind === 'expr_stmt' && isCallOf(node.children[0], 'release'))
    .filter((node) => !catalogue.known.quiets.has(node.children[0].children[0].text))
    .map(({ start, end }) => ({
      kind: 'release-twice',
      what: text.slice(start, end),
      text: `${text.slice(0, end)} ${text.slice(start, end)}${text.slice(end)}`,
      line: text.slice(0, start).split('\n').length,
    }));
}

/** Any managed acquire, tied to another device. */
function foreignDevices(text) {
  const file = openC(text);
  const calls = (node) => [...(isCallOf(node, 'managed') ? [node] : []), ...node.children.flatMap(calls)];
  return file.items
    .filter(({ kind }) => kind === 'function')
    .flatMap((item) => calls(file.read(item).tree))
    .flatMap((call) => {
      const { owner } = meanings.get(call.children[0].text).find(({ role }) => role === 'managed');
      const device = (call.children[2]?.children ?? []).filter(({ kind }) => kind !== 'token')[owner];
      if (device === undefined) return [];
      const own = text.slice(device.start, device.end);
      const by = own.startsWith('&') ? `${own.slice(1)}.parent` : `${own}->parent`;
      return [by, 'NULL'].map((other) => ({
        kind: 'wrong-device',
        what: `${call.children[0].text}() tied to ${other}`,
        text: `${text.slice(0, device.start)}${other}${text.slice(device.end)}`,
        line: text.slice(0, call.start).split('\n').length,
      }));
    });
}

const acquiresIn = (text) =>
  [...text.matchAll(/\b(\w+)\s*\(/g)].some(([, word]) =>
    (meanings.get(word) ?? []).some(({ role }) => role === 'acquire' || role === 'managed'),
  );

const isCallOf = (node, role) =>
  node?.kind === 'call' && (meanings.get(node.children[0]?.text) ?? []).some((word) => word.role === role);

/** A release that is back does harm where the resource is held, and where the release does not look who manages it. */
function isFault({ kind, what, text, line }) {
  if (kind !== 'release-back') return true;
  const [, callee, argument = ''] = /^(\w+)\(([^,)]*)/.exec(what) ?? [];
  const before = text
    .split('\n')
    .slice(Math.max(0, line - 4), line)
    .join('\n');
  const isOwnFailure = before
    .split('if (')
    .slice(1)
    .some((condition) => condition.includes(argument));
  return !catalogue.known.knowsManaged.has(callee) && !isOwnFailure;
}

const active = new Set(catalogue.patterns.filter((one) => one.class === 'active').map(({ name }) => name));
const isActive = (pattern) => active.has(pattern);

const blocksIn = (node) => [...(node.kind === 'block' ? [node] : []), ...node.children.flatMap(blocksIn)];

const found = new Map();
const notClean = [];
const planted = [];
const random = randomFrom(seed);
for (const [path, before, after] of pairs()) {
  const texts = after === undefined ? [before] : [before, after];
  const dirty = texts.find((text) => told(text).length > 0);
  if (dirty !== undefined) {
    notClean.push([path, told(dirty)]);
    continue;
  }
  for (const text of texts)
    for (const mutant of [
      ...mutantsOf({ openC, meanings }, before, text, random, 2),
      ...swappedReleases(text),
      ...droppedReleases(text),
      ...(after === undefined ? [...doubledReleases(text), ...foreignDevices(text)] : []),
    ])
      if (kinds.includes(mutant.kind) && isFault(mutant)) planted.push({ path, mutant, text });
}
// The same number of each kind, as far as there are so many, chosen by the seed.
const chosen = kinds.flatMap((kind) => {
  const all = planted.filter(({ mutant }) => mutant.kind === kind);
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all.slice(0, Math.ceil(wanted / kinds.length));
});
for (const { path, mutant } of chosen) {
  const row = found.get(mutant.kind) ?? { made: 0, found: 0, sure: 0 };
  row.made++;
  const findings = told(mutant.text);
  if (findings.length > 0) row.found++;
  else if (show) console.log(`${path}:${mutant.line}: ${mutant.kind}: ${mutant.what}`);
  if (findings.some(({ confidence }) => confidence === 'certain')) row.sure++;
  found.set(mutant.kind, row);
}
for (const [path, findings] of notClean)
  console.log(
    `${path}: left out, since there is something to find already: ${findings.map(({ rule }) => rule).join(', ')}`,
  );
console.log(`seed ${seed}`);
let [made, all] = [0, 0];
for (const [kind, row] of found) {
  console.log(
    `${kind.padEnd(20)} ${String(row.found).padStart(4)} of ${row.made} found, ${row.sure} for certain`,
  );
  made += row.made;
  all += row.found;
}
console.log(
  `in all ${all} of ${made} (${((100 * all) / made).toFixed(1)} %); ${notClean.length} drivers left out`,
);
