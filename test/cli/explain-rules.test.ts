// How far a rule got in a function, and what stopped it: one rule and one obstacle each.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { devmify, inNewFolder } from './run-devmify.ts';

const code = `void f(struct fan *y, int x)
{
	lamp_get(y);
	lock(x);
	if (x) {
		lamp_put(y);
		unlock(x);
	}
	use(y);
	three(1, y);
	err = two(lamp);
	leave(x);
}

void g(void)
{
	other(1);
}
`;

async function told(rules: string, place = 'a.c:4'): Promise<string> {
  let stdout = '';
  await inNewFolder(async (folder) => {
    writeFileSync(join(folder, 'r.cocci'), rules);
    writeFileSync(join(folder, 'a.c'), code);
    const run = await devmify(['explain', place, '--sp-file', 'r.cocci'], { cwd: folder });
    stdout = run.stdout.toString() + run.stderr.toString();
  });
  return stdout;
}

describe('explaining a rule', () => {
  test.each([
    [
      'where it matches',
      '@r@ expression e; @@\n* leave(e);',
      ['rule r (r.cocci:1) matches in f, on line 12'],
    ],
    [
      'some paths only',
      '@r@ expression e; @@\n- lamp_get(e);\n  ...\n- lamp_put(e);',
      ['found  2: - lamp_get(e);  at line 3: lamp_get(y);', 'matches on some paths only'],
    ],
    [
      'what a when forbids',
      '@r@ expression e; @@\n- lock(e);\n  ... when != use(...)\n- leave(e);',
      ['what a `when` forbids stands between', '`use(...)`, which a `when` forbids, is at line 9: use(y);'],
    ],
    [
      'another argument',
      '@r@ @@\n- three(1, NULL);',
      [
        'stops  r.cocci:2: - three(1, NULL);',
        'near   line 10: three(1, y);',
        '`NULL` where the code has `y`',
      ],
    ],
    ['another type', '@r@ struct lamp *l; @@\n- use(l);', ['`l` cannot be `y`: its type is another one']],
    [
      'a constraint',
      '@r@ identifier i =~ "^z"; @@\n- two(i)',
      ['`i` cannot be `lamp`: a constraint forbids it'],
    ],
    [
      'a value that it has already',
      '@r@ expression e; @@\n  lock(e);\n  ...\n- use(e);',
      ['`e` cannot be `y`: it is `x` already'],
    ],
    [
      'a statement that is part of another',
      '@r@ expression e; @@\n- two(e);',
      ['where the code has `err = two(lamp)`', 'without its `;`'],
    ],
    ['a word that is not there', '@r@ expression e; @@\n- three(missing(e), e);', ['no `missing`']],
    [
      'a dependency',
      '@a@ @@\nnowhere();\n@r depends on a@ @@\n- use(y);',
      ['rule r (r.cocci:3) is not tried'],
    ],
    [
      'a value that nobody gave',
      '@a@ expression e; @@\nnowhere(e);\n@r@ expression a.e; @@\n- use(e);',
      ['no rule has given a.e a value'],
    ],
  ])('%s', async (_, rules, expected) => {
    const text = await told(`${rules}\n`);
    for (const line of expected) expect(text).toContain(line);
  });

  test('only the function of the line is looked at', async () => {
    expect(await told('@r@ @@\n- other(1);\n', 'a.c:17')).toContain('matches in g, on line 17');
    expect(await told('@r@ @@\n- other(1);\n', 'a.c:f')).toContain('there is no `other` here');
    expect(await told('@r@ @@\n- other(1);\n', 'a.c:14')).toContain('is in no function');
    expect(await told('@r@ @@\n- other(1);\n', 'a.c:99')).toContain('a.c has 18 lines');
  });

  test('a rule sees what the rules before it have left', async () => {
    const text = await told('@a@ @@\n- use(y);\n@r@ @@\n- use(y);\n');
    expect(text).toContain('rule a (r.cocci:1) matches in f, on line 9');
    expect(text).toContain('there is no `use` here');
    expect(text).toContain('the rules before this one have changed the file');
  });
});
