import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { cfg } from '../../src/cli/commands/cfg.ts';
import { openStreams } from '../../src/cli/terminal/streams.ts';

const golden = (name: string): string => join(dirname(fileURLToPath(import.meta.url)), 'goldens', name);

async function run(place: string): Promise<{ code: number; result: string; said: string }> {
  let [result, said] = ['', ''];
  const streams = {
    ...openStreams({ colour: 'never', pager: false }),
    result(bytes: string | Uint8Array) {
      result += String(bytes);
      return true;
    },
    say(text: string) {
      said += text;
    },
  };
  return { code: await cfg.run({ place }, streams), result, said };
}

test('prints the graph of one function', async () => {
  const { code, result, said } = await run(`${golden('if-else-loops.c')}:start`);
  expect({ code, said }).toEqual({ code: 0, said: '' });
  expect(result).toContain('1: int start(struct lamp *lamp) -> 2\n');
});

test('names each function when no one is asked for', async () => {
  expect((await run(golden('if-else-loops.c'))).result).toMatch(/^start:\n0: /);
});

test('says where the graph is not the whole truth', async () => {
  const { code, said } = await run(`${golden('conditional-in-statement.c')}:halves`);
  expect(code).toBe(3);
  expect(said).toMatch(/conditional-in-statement\.c:5: there is code under this conditional/);
});

test('refuses what is not there', async () => {
  await expect(run(`${golden('if-else-loops.c')}:stop`)).rejects.toThrow("defines no function 'stop'");
  await expect(run(golden('none.c'))).rejects.toThrow('there is no file');
});
