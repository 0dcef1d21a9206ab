import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { command, devmify, inNewFolder, project } from './run-devmify.ts';

const code = (n: number): string => `void f${n}(void)\n{\n\tdrop(a${n});\n}\n`;

test('the output is the same whatever -j is', () =>
  inNewFolder(async (folder) => {
    writeFileSync(join(folder, 'r.cocci'), '@@ expression e; @@\n- drop(e);\n+ release(e);\n');
    for (let n = 0; n < 60; n++) writeFileSync(join(folder, `a${n}.c`), code(n).repeat((n % 7) + 1));
    const runs = await Promise.all(
      ['1', '3'].map((jobs) => devmify(['spatch', '-j', jobs, '--json', 'r.cocci', '.'], { cwd: folder })),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs[0]?.stdout.equals(runs[1]?.stdout as Buffer)).toBe(true);
    expect(runs[0]?.stdout.toString().match(/"status":"changed"/g)).toHaveLength(60);
  }));

// The pool itself, with limits that no real file would keep to.
const poolRun = `
  const { Pool } = await import(process.argv[1]);
  const tasks = process.argv.slice(3).map((realPath, number) => ({ number, realPath, shown: realPath }));
  const wanted = { patternNames: [], patternFolder: undefined, kernel: undefined, review: false, actions: false };
  const pool = new Pool(tasks, { kind: 'convert', wanted, root: undefined }, JSON.parse(process.argv[2]));
  for (const { number } of tasks) {
    const { outcome } = await pool.take(number);
    console.log(outcome.kind, outcome.code ?? '');
  }
  await pool.close();
`;
const pool = pathToFileURL(join(project, 'dist', 'cli', 'workers', 'pool.js')).href;
const examples = ['lamp', 'bell', 'knob'].map((name) => join(project, 'examples', `${name}.c`));
const runPool = (limits: object, files: readonly string[] = examples) =>
  command(process.execPath, ['--input-type=module', '-e', poolRun, pool, JSON.stringify(limits), ...files]);

test('what takes too long is given up, file by file, and the run comes to its end', async () => {
  const { stdout } = await runPool({ workers: 2, milliseconds: 1, megabytes: 1024 });
  expect(stdout.toString()).toBe('failed too-long\n'.repeat(3));
});

test('what takes too much memory is given up, and the others are done', () =>
  inNewFolder(async (folder) => {
    const huge = join(folder, 'huge.c');
    const many = Array.from(
      { length: 20_000 },
      (_, n) => `void *f${n}(void)\n{\n\treturn kzalloc(${n}, GFP_KERNEL);\n}\n`,
    );
    writeFileSync(huge, readFileSync(join(project, 'examples', 'lamp.c'), 'utf8') + many.join(''));
    const limits = { workers: 1, milliseconds: 50_000, megabytes: 32 };
    const { stdout } = await runPool(limits, [...examples.slice(0, 1), huge, ...examples.slice(1)]);
    expect(stdout.toString()).toBe('changed \nfailed too-much\nrefused \nchanged \n');
  }));

test('with room enough they are done', async () => {
  const { stdout } = await runPool({ workers: 2, milliseconds: 50_000, megabytes: 1024 });
  expect(stdout.toString()).toBe('changed \nrefused \nchanged \n');
});
