// What is printed as SARIF is SARIF: by the schema of OASIS, with all that there is to say about a finding.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';
import type { Log } from 'sarif';
import { checkText } from '../../../src/check/check-text.ts';
import { factsFrom } from '../../../src/check/view.ts';
import { judged, told } from '../../../src/cli/check/judged.ts';
import { findingResult, findingRules } from '../../../src/cli/sarif/findings.ts';
import { sarifText } from '../../../src/cli/sarif/log.ts';
import { shipped } from '../../support/driver-cases.ts';
import { fileAt, paths, textOf } from '../check/lamps.ts';
import { devmify, inNewFolder, project } from '../run-devmify.ts';

const schemaFile = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);
const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

function logOf(text: string): Log {
  const log = JSON.parse(text) as Log;
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  return log;
}

describe('check --format sarif', () => {
  test('is valid, and has rules, places, paths and fingerprints', async () => {
    const { stdout, code } = await devmify(
      ['check', '--format', 'sarif', '--confidence', 'possible', 'test/check'],
      { cwd: project },
    );
    expect(code).toBe(1);
    const [run] = logOf(String(stdout)).runs;
    const results = run?.results ?? [];
    expect(results.length).toBeGreaterThan(15);
    const known = new Set(run?.tool.driver.rules?.map(({ id }) => id));
    for (const result of results) {
      expect(known).toContain(result.ruleId);
      expect(result.partialFingerprints?.['devmify/v1']).toMatch(/^[0-9a-f]{32}$/);
      expect(result.codeFlows?.[0]?.threadFlows[0]?.locations.length).toBeGreaterThan(0);
    }
    const prints = results.map((result) => result.partialFingerprints?.['devmify/v1']);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

test('what could not be judged is a notification with its place', async () => {
  await inNewFolder(async (cwd) => {
    const lost =
      'static int lamp_probe(void *pdev)\n{\n\tfree_irq(1, pdev);\n\tgoto nowhere;\n}\n/* devm_ */\n';
    writeFileSync(join(cwd, 'lamp.c'), lost);
    const { stdout, code } = await devmify(['check', '--format', 'sarif', 'lamp.c'], { cwd });
    expect(code).toBe(3);
    const [invocation] = logOf(String(stdout)).runs[0]?.invocations ?? [];
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'warning',
          message: { text: expect.stringContaining('lamp_probe() could not be followed') },
          locations: [{ physicalLocation: { region: { startLine: 4 } } }],
        },
      ],
    });
  });
});

test('a log of more than a thousand findings is valid, with a name for each', () => {
  const facts = factsFrom(shipped.catalogue);
  const records = paths.flatMap((path) => {
    const text = textOf(path, () => '');
    const all = judged(fileAt(path), text, checkText(text, facts), []);
    return told(all, { rules: [], least: 'possible' }).findings;
  });
  const log = logOf(sarifText(findingRules(), records.map(findingResult), []));
  const results = log.runs[0]?.results ?? [];
  expect(results.length).toBeGreaterThanOrEqual(1000);
  expect(new Set(results.map((result) => result.partialFingerprints?.['devmify/v1'])).size).toBe(
    results.length,
  );
  for (const result of results)
    expect(result.codeFlows?.[0]?.threadFlows[0]?.locations.length).toBeGreaterThan(0);
});

test('what could not be worked on is there as well', async () => {
  await inNewFolder(async (folder) => {
    writeFileSync(join(folder, 'nul file.c'), 'int a;\0\n');
    for (const words of [
      ['--format', 'sarif'],
      ['check', '--format', 'sarif'],
    ]) {
      const { stdout, code } = await devmify([...words, '--files-from', '-', '.'], {
        cwd: folder,
        input: 'gone.c\n',
      });
      expect(code).toBe(3);
      const [invocation] = logOf(String(stdout)).runs[0]?.invocations ?? [];
      expect(invocation).toMatchObject({
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: expect.stringContaining('gone.c') } },
          { locations: [{ physicalLocation: { artifactLocation: { uri: 'nul%20file.c' } } }] },
        ],
      });
    }
  });
});

describe('--format sarif', () => {
  test('is valid, and the fixes make what --write makes', async () => {
    const path = join('examples', 'lamp.c');
    const { stdout } = await devmify(['--format', 'sarif', path], { cwd: project });
    const results = logOf(String(stdout)).runs[0]?.results ?? [];
    const [fix] = results.flatMap(({ fixes = [] }) => fixes);
    const lines = readFileSync(join(project, path), 'utf8').split(/(?<=\n)/);
    for (const { deletedRegion, insertedContent } of [
      ...(fix?.artifactChanges[0]?.replacements ?? []),
    ].reverse())
      lines.splice(
        (deletedRegion.startLine ?? 1) - 1,
        (deletedRegion.endLine ?? 1) - (deletedRegion.startLine ?? 1),
        insertedContent?.text ?? '',
      );
    expect(fix).toBeDefined();
    expect(lines.join('')).toContain('devm_request_irq(');
    expect(lines.join('')).not.toContain('free_irq(');
  });
});
