import { expect, test } from '@jest/globals';
import type { SiteReport } from '../../src/cli/outcome.ts';
import { countSites, newCounts, tableText } from '../../src/cli/output/table.ts';
import { plain } from '../../src/cli/terminal/paint.ts';

const site = (acquire: string, bus: string, verdict: SiteReport['verdict'], code: string): SiteReport => ({
  line: 1,
  column: 1,
  fn: 'lamp_probe',
  driver: 'lamp_driver',
  bus,
  acquire,
  managed: `devm_${acquire}`,
  pattern: `memory/${acquire}`,
  verdict,
  applied: verdict === 'converted',
  code,
  rule: '',
  reason: '',
  sentence: '',
  advice: undefined,
  evidence: [],
});

test('every site is in the table of resources and in that of buses, once', () => {
  const counts = newCounts();
  countSites(counts, [
    site('kzalloc', 'platform', 'converted', 'converted'),
    site('kzalloc', 'i2c', 'refused', 'order'),
    site('kzalloc', 'i2c', 'refused', 'on-a-list'),
  ]);
  countSites(counts, [
    site('ioremap', 'platform', 'review', 'mixed-chain'),
    site('kzalloc', 'i2c', 'refused', 'order'),
  ]);
  expect(tableText(counts, plain, 100)).toBe(`\
resource   sites  converted  review    kept  for these reasons
kzalloc        4          1       0       3  2 order, 1 on-a-list
ioremap        1          0       1       0
all            5          1       1       3  2 order, 1 on-a-list

bus        sites  converted  review    kept  for these reasons
i2c            3          0       0       3  2 order, 1 on-a-list
platform       2          1       1       0
all            5          1       1       3  2 order, 1 on-a-list
`);
});

test('a number stays with its reason where lines are broken', () => {
  const counts = newCounts();
  const codes = ['released-elsewhere', 'release-not-recognised', 'uses-what-stays-manual'];
  countSites(
    counts,
    codes.map((code) => site('kzalloc', 'pci', 'refused', code)),
  );
  for (const line of tableText(counts, plain, 80).split('\n'))
    expect(line).not.toMatch(/\d$|^ +[a-z-]+,? \d/);
});

test('nothing to count is said', () => {
  expect(tableText(newCounts(), plain, 100)).toBe('no driver here acquires anything in its probe\n');
});
