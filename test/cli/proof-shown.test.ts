// What the proof showed of a conversion reaches people: in --explain, in JSON, in the page; and what it did not agree to.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { jsonSummary } from '../../src/cli/output/json.ts';
import { summaryText } from '../../src/cli/output/summary.ts';
import { newTally } from '../../src/cli/output/tally.ts';
import { plain } from '../../src/cli/terminal/paint.ts';
import { devmify, inNewFolder, project } from './run-devmify.ts';

const lamp = readFileSync(join(project, 'test/proof/lamp.before.c'), 'utf8');

test('--explain, json and html tell the order of releases', async () => {
  await inNewFolder(async (cwd) => {
    writeFileSync(join(cwd, 'lamp.c'), lamp);
    const explained = await devmify(['--explain', 'lamp.c'], { cwd });
    expect(explained.stdout.toString()).toMatch(
      / {2}proved: lamp_driver: 7 paths compared\n {4}released before: free_irq.*\n {4}released after: the device: /,
    );
    const json = await devmify(['--json', 'lamp.c'], { cwd });
    const [file, summary] = json.stdout
      .toString()
      .split('\n', 2)
      .map((line) => JSON.parse(line));
    expect(file.proof).toMatchObject([
      { driver: 'lamp_driver', verified: true, paths: 7, troubles: [], swapped: [] },
    ]);
    expect(file.proof[0].before[0]).toEqual({
      acquire: 'devm_request_irq',
      at: { line: 49, text: 'free_irq(lamp->irq, lamp);' },
    });
    expect(file.proof[0].moved[0]).toMatchObject({ kind: 'gone', past: { text: 'iounmap(lamp->base);' } });
    expect(summary.not_proved).toBe(0);
    const page = await devmify(['--format', 'html', 'lamp.c'], { cwd });
    expect(page.stdout.toString()).toContain('"proof":["lamp_driver: 7 paths compared"');
  });
});

test('what was not proved counts as a bug, aloud', () => {
  const tally = newTally();
  tally.files.refused = 1;
  tally.sites.refused = 3;
  expect(summaryText(tally, 'print', plain)).not.toMatch(/proved/);
  tally.reasons.set('not-proved', 2);
  expect(summaryText(tally, 'print', plain)).toMatch(
    /^2 conversions could not be proved, so not printed: a bug of devmify, please report it$/m,
  );
  expect(JSON.parse(jsonSummary(tally, { mode: 'print' }))).toMatchObject({ not_proved: 2 });
});
