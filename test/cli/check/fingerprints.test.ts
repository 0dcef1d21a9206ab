// A finding keeps its name while other code comes, goes and moves: shown with more than a thousand of them.
import { describe, expect, test } from '@jest/globals';
import { checkText } from '../../../src/check/check-text.ts';
import { factsFrom } from '../../../src/check/view.ts';
import { judged } from '../../../src/cli/check/judged.ts';
import { shipped } from '../../support/driver-cases.ts';
import { driver, fileAt, paths, perFile, textOf } from './lamps.ts';

const facts = factsFrom(shipped.catalogue);

/** Rule, line and name of each finding. */
function namesIn(path: string, text: string) {
  const { findings } = judged(fileAt(path), text, checkText(text, facts), []);
  return findings.map(({ finding, fingerprint }) => ({
    rule: finding.rule,
    fn: finding.functionName,
    at: finding.span.start,
    fingerprint,
  }));
}

const prints = (path: string, text: string): readonly string[] =>
  namesIn(path, text).map(({ fingerprint }) => fingerprint);

describe('names of a thousand findings', () => {
  const before = new Map(
    paths.map((path) => [
      path,
      prints(
        path,
        textOf(path, () => ''),
      ),
    ]),
  );
  const all = [...before.values()].flat();

  test('each is the only one', () => {
    expect(all.length).toBeGreaterThanOrEqual(1000);
    expect(new Set(all).size).toBe(all.length);
  });

  test('stay when functions, lines and comments come before and between', () => {
    const newCode = (at: number): string =>
      at % 3 === 0
        ? `/* New words ${'about lamps '.repeat(at % 7)}*/\n\n\n`
        : `static int other_${at}(int n)\n{\n\treturn n + ${at};\n}\n\n`;
    for (const path of paths) {
      const text = textOf(path, newCode)
        .replaceAll('\tif (err)\n', '\t/* What now? */\n\n\tif (err) /* no */\n')
        .replaceAll('\t\tkfree(lamp);', '\t\tdev_info(dev, "failed: %d", err);\n\t\tkfree( lamp );	// gone')
        .replaceAll('\tlamp->log', '\tdev_dbg(dev, "and the log");\n\tlamp->log')
        .replaceAll('kfree(lamp->table);', 'kfree(/* all */lamp->table);');
      expect(prints(path, text)).toEqual(before.get(path));
    }
  });

  test('stay when another driver of the file goes', () => {
    for (const [at, path] of paths.slice(0, 3).entries()) {
      const gone = `lamp_${at * perFile + 3}_`;
      const [whole, rest] = [
        namesIn(
          path,
          textOf(path, () => ''),
        ),
        namesIn(
          path,
          textOf(path, () => '', at * perFile + 3),
        ),
      ];
      const left = whole.filter(({ fn }) => !fn.startsWith(gone));
      expect(left.length).toBeLessThan(whole.length);
      expect(rest.map(({ fingerprint }) => fingerprint)).toEqual(left.map(({ fingerprint }) => fingerprint));
    }
  });

  test('stay when another finding of the same function, alike in all else, goes: each by itself', () => {
    const [path = ''] = paths;
    const text = textOf(path, () => '');
    const mended: readonly (readonly [string, string])[] = [
      [
        'MASK(32));\n\tif (err)\n\t\treturn err;',
        'MASK(32));\n\tif (err) {\n\t\tkfree(lamp->log);\n\t\treturn err;\n\t}',
      ],
      [
        'MASK(32));\n\tif (err)\n\t\treturn err;',
        'MASK(32));\n\tif (err) {\n\t\tkfree(lamp->table);\n\t\treturn err;\n\t}',
      ],
      ['"level", &level);\n\tif (err) {\n\t\tkfree(lamp);', '"level", &level);\n\tif (err) {'],
      ['"colour", &level);\n\tif (err) {\n\t\tkfree(lamp);', '"colour", &level);\n\tif (err) {'],
    ];
    for (const [wrong, right] of mended) {
      const left = prints(path, text.replaceAll(wrong, right));
      const known = before.get(path) ?? [];
      expect(left.length).toBe(known.length - perFile);
      expect(left.filter((print) => !known.includes(print))).toEqual([]);
    }
  });
});

test('names do not depend on what is told: those that a comment ignores are counted, too', () => {
  const text = driver(1).join('\n');
  const all = checkText(text, facts);
  const file = fileAt('lamp.c');
  const whole = judged(file, text, all, []);
  const [first, ...rest] = all;
  if (first === undefined) throw new Error('nothing found');
  const sifted = judged(file, text, rest, [{ finding: first, reason: 'so' }]);
  expect([...sifted.suppressed, ...sifted.findings].map(({ fingerprint }) => fingerprint)).toEqual(
    whole.findings.map(({ fingerprint }) => fingerprint),
  );
});

test('known to be wrong: of two that are alike in all they depend on, the second takes the name of the first', () => {
  const path = 'twin.c';
  const twice = driver(1)
    .join('\n')
    .replace('\t\tkfree(lamp);', '\t\tkfree(lamp);\n\t\tpr_info("twice");\n\t\tkfree(lamp);');
  const ofRule = (text: string) => namesIn(path, text).filter(({ rule }) => rule === 'double-release');
  const [first, second] = ofRule(twice);
  const [left] = ofRule(driver(1).join('\n'));
  expect(first?.fingerprint).not.toBe(second?.fingerprint);
  expect(left?.fingerprint).toBe(first?.fingerprint);
});
