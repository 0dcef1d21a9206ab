// What is printed as JSON is what schemas/ says, with nothing besides: on real outputs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import { copyExamples, devmify, inNewFolder, project } from '../run-devmify.ts';

type Schema = Record<string, unknown>;

/** The published schema allows further fields; here each has to be told. */
function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema as Schema).map(([name, value]) => [name, strictly(value)]),
  );
  return 'properties' in inner && typeof inner.properties === 'object' && inner.type === 'object'
    ? { ...inner, additionalProperties: false }
    : inner;
}

const ajv = new Ajv({ allErrors: true });
const schemaOf = (name: string): unknown =>
  JSON.parse(readFileSync(join(project, 'schemas', `${name}.v1.json`), 'utf8'));
const validators: Readonly<Record<string, ValidateFunction>> = {
  convert: ajv.compile(strictly(schemaOf('convert')) as Schema),
  check: ajv.compile(strictly(schemaOf('check')) as Schema),
};

/** How many lines of each kind and status there are; all of them valid. */
function kindsIn(name: 'convert' | 'check', stdout: Buffer): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const line of stdout.toString().trim().split('\n')) {
    const object = JSON.parse(line) as { kind: string; status?: string };
    const validate = validators[name] as ValidateFunction;
    expect([line.slice(0, 300), validate(object) ? [] : validate.errors]).toEqual([line.slice(0, 300), []]);
    const kind = [object.kind, object.status].filter(Boolean).join(' ');
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

const broken =
  'static struct platform_driver lamp = { .probe = lamp_probe };\nstatic int lamp_probe(struct platform_device *pdev)\n{\n\tx = kzalloc(1, 2;;; }}}} (((\n';

describe('devmify --json', () => {
  test('of the cases of patterns, converted as far as anyhow possible', async () => {
    const paths = ['irq', 'gpio', 'clk'].map((theme) => join('test', 'patterns', theme));
    const { stdout } = await devmify(['--json', '--review', '--actions', 'examples', ...paths], {
      cwd: project,
    });
    const kinds = kindsIn('convert', stdout);
    expect(kinds).toMatchObject({
      'file changed': expect.any(Number),
      'file refused': expect.any(Number),
      summary: 1,
    });
  });

  test('of files that are gone, binary, empty, broken or no C', () =>
    inNewFolder(async (folder) => {
      copyExamples(folder);
      writeFileSync(join(folder, 'nul.c'), 'int a;\0\n');
      writeFileSync(join(folder, 'empty.c'), '');
      writeFileSync(join(folder, 'broken.c'), broken);
      writeFileSync(join(folder, 'notes.txt'), 'lamp\n');
      const list = 'gone.c\nlamp.c\nnul.c\nempty.c\nbroken.c\nnotes.txt\n';
      const { stdout, code } = await devmify(['--json', '--files-from', '-', '--shard', '1/1'], {
        cwd: folder,
        input: list,
      });
      expect(code).toBe(3);
      expect(kindsIn('convert', stdout)).toMatchObject({
        'file changed': 1,
        'file failed': 2,
        'file left-out': 1,
        'file unchanged': 1,
        summary: 1,
      });
    }));

  test('of a semantic patch with a script', () =>
    inNewFolder(async (folder) => {
      copyExamples(folder);
      writeFileSync(
        join(folder, 'r.cocci'),
        '@r@ expression e; @@\n- kfree(e);\n+ release(e);\n@script:python@ e << r.e; @@\nprint(e)\n@finalize:python@ @@\nprint("done")\n',
      );
      const { stdout } = await devmify(['spatch', '--allow-scripts', '--json', 'r.cocci', 'lamp.c'], {
        cwd: folder,
      });
      expect(kindsIn('convert', stdout)).toMatchObject({ 'file changed': 1, summary: 1 });
    }));
});

describe('devmify check --json', () => {
  test('of the cases of rules, and of files that are gone, binary, or odd about comments', () =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'nul.c'), 'int a;\0\n');
      writeFileSync(
        join(folder, 'odd.c'),
        '/* devmify: ignore leak-on-error */\nstatic struct platform_driver a_driver = {};\n',
      );
      const cases = join(project, 'test', 'check');
      const words = ['check', '--json', '--confidence', 'possible', '--files-from', '-', cases, '.'];
      const { stdout, code } = await devmify(words, { cwd: folder, input: 'gone.c\n' });
      expect(code).toBe(3);
      const kinds = kindsIn('check', stdout);
      expect(kinds).toMatchObject({ 'file failed': 2, 'file judged': 1, summary: 1 });
      expect(kinds.finding).toBeGreaterThan(20);
    }));
});

test.each([
  'convert',
  'check',
])('devmify schema %s prints the file, and the loose form is valid as well', async (name) => {
  const { stdout, code } = await devmify(['schema', name]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout.toString())).toEqual(schemaOf(name));
  ajv.compile(schemaOf(name) as Schema);
});
