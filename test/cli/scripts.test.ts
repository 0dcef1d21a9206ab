import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { devmify, inNewFolder } from './run-devmify.ts';

const code = `int f(int a)
{
	take(a, 1);
	take(bb, c->d + 3);
	return 0;
}

int g(void)
{
	take(zz, 7);
}
`;

/** Runs a patch over a.c, and more copies of it, and gives what came out. */
const spatch = async (
  patch: string,
  words: readonly string[] = ['--allow-scripts'],
  files: readonly string[] = ['a.c'],
) => {
  let result: { readonly code: number | null; readonly stdout: string; readonly stderr: string } = {
    code: 0,
    stdout: '',
    stderr: '',
  };
  await inNewFolder(async (folder) => {
    writeFileSync(join(folder, 'r.cocci'), patch);
    for (const name of files) writeFileSync(join(folder, name), code);
    const run = await devmify(['spatch', '--quiet', ...words, '--sp-file', 'r.cocci', ...files], {
      cwd: folder,
    });
    result = { ...run, stdout: run.stdout.toString() };
  });
  return result;
};

const find = '@r@ expression e, x; position p, q; @@\ntake@p(e, x@q)\n';
const script = (code: string, more = ''): string =>
  `@script:python s@\np << r.p;\nq << r.q;\ne << r.e;\nx << r.x;\n${more}@@\n${code}\n`;

describe('scripts in python', () => {
  test('see values as words, and places with lines and columns as text', async () => {
    const { stdout } = await spatch(
      find + script('print(x, p[0].line + ":" + p[0].column, q[0].column_end, p[0].current_element)'),
    );
    expect(stdout).toBe('1 3:1 10 f\nc -> d + 3 4:1 18 f\n7 10:1 11 g\n');
  });

  test('each path of a rule that asks for some path is told by itself, one of all paths once', () =>
    inNewFolder(async (folder) => {
      const told = async (head: string): Promise<string> => {
        const rule = `@r ${head}@ position q; @@\nbegin();\n... when any\nend@q(...);\n@script:python@ q << r.q; @@\nprint("at " + " ".join(p.line for p in q))\n`;
        writeFileSync(join(folder, 'r.cocci'), rule);
        return (
          await devmify(['spatch', '--allow-scripts', 'r.cocci', 'b.c'], { cwd: folder })
        ).stdout.toString();
      };
      const text = 'void f(void)\n{\n\tbegin();\n\tif (x)\n\t\tend(1);\n\telse\n\t\tend(2);\n}\n';
      writeFileSync(join(folder, 'b.c'), text);
      expect(await told('exists')).toBe('at 5\nat 7\n');
      expect(await told('')).toBe('at 5 7\n');
    }));

  test('report and org print as spatch does', async () => {
    const { stdout } = await spatch(
      find +
        script(
          `if e == "a":
  coccilib.report.print_report(p[0], "bad %s" % e)
  coccilib.org.print_todo(p[0], "see [a]")
  coccilib.org.print_safe_todo(p[0], "see [a]")
  cocci.print_main("call", p)
  cocci.print_secs("arg", q)`,
        ),
    );
    const view = (face: number, place: string, text: string): string =>
      `[[view:a.c::face=ovl-face${face}::linb=3::${place}][${text}]]`;
    expect(stdout.split('\n')).toEqual([
      'a.c:3:1-5: bad a',
      `* TODO ${view(1, 'colb=1::cole=5', 'see [a]')}`,
      `* TODO ${view(1, 'colb=1::cole=5', 'see @(a)')}`,
      `* TODO ${view(1, 'colb=1::cole=5', 'call a.c::3')}`,
      view(2, 'colb=9::cole=10', 'arg'),
      '',
    ]);
  });

  test('throw matches away, and make names for later rules', async () => {
    const { stdout } = await spatch(
      `${find}${script('coccinelle.n = "take_" + e\nif e == "bb": cocci.include_match(False)', 'n;\n')}
@@ identifier s.n; expression r.e, r.x; @@
- take(e, x)
+ n(x)
`,
    );
    expect(stdout.match(/^[-+]\t.*/gm)).toEqual([
      '-\ttake(a, 1);',
      '+\ttake_a(1);',
      '-\ttake(zz, 7);',
      '+\ttake_zz(7);',
    ]);
  });

  test('when all matches are thrown away, nothing has matched', async () => {
    const { stdout } = await spatch(
      `${find}${script('cocci.include_match(False)')}
@depends on r@ @@
- take(zz, 7);
@depends on !s@ @@
- return 0;
+ return 1;
`,
    );
    expect(stdout.match(/^[-+]\t.*/gm)).toEqual(['-\treturn 0;', '+\treturn 1;']);
  });

  test('stop the rules of one file', async () => {
    const rest = '@@ @@\n- return 0;\n';
    const stops = script('cocci.exit()\n');
    expect((await spatch(`${find}${rest}${stops}@@ @@\n- take(zz, 7);\n`)).stdout.match(/^-\t.*/gm)).toEqual([
      '-\treturn 0;',
    ]);
  });

  test('judge values of metavariables, each question once', async () => {
    const { stdout } = await spatch(
      `@initialize:python@ @@
def long(text):
  print("asked", text)
  return len(text) > 1
@r@ expression e : script:python() { long(e) }; expression x; @@
- take(e, x)
+ give(e)
`,
    );
    expect(stdout.match(/^(asked.*|-\t.*)/gm)).toEqual([
      'asked a',
      'asked bb',
      'asked zz',
      '-\ttake(bb, c->d + 3);',
      '-\ttake(zz, 7);',
    ]);
  });

  test('a default stands in for what did not match', async () => {
    const { stdout } = await spatch(
      `@u@ expression y; position p; @@\nlose@p(y)\n@script:python@\ny << u.y = "none";\np << u.p = [];\n@@\nprint(y, len(p))\n`,
    );
    expect(stdout).toBe('none 0\n');
  });

  test('initialize and finalize run once, and a count over all files is right for any number of jobs', async () => {
    const patch = `@initialize:python@ @@
print("begin")
coccinelle.count = 0
${find}@script:python@
e << r.e;
@@
coccinelle.count += 1
@finalize:python@
counts << merge.count;
@@
print("end", sum(counts))
`;
    const files = Array.from({ length: 20 }, (_, i) => `f${i}.c`);
    for (const jobs of ['1', '4']) {
      const { stdout } = await spatch(patch, ['--allow-scripts', '-j', jobs], files);
      expect(stdout).toBe('begin\nend 60\n');
    }
  });

  test('one that fails gives up the file, and says so', async () => {
    const run = await spatch(`${find}@@ @@\n- return 0;\n${script('1 / 0')}`);
    expect(run.stdout).toBe('');
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('the script s failed: ZeroDivisionError: division by zero');
  });

  test('a match belongs to the place it was made with', async () => {
    const { stdout } = await spatch(
      `@r@ position p; @@\ntake(...)@p;\n@s@ position r.p, q; @@\ntake(...)@p;\nreturn@q 0;\n@script:python@\np << r.p;\nq << s.q;\n@@\nprint(p[0].line, q[0].line)\n`,
    );
    expect(stdout).toBe('4 5\n');
  });
});

describe('scripts in javascript', () => {
  test('do the same, and reach nothing of node', async () => {
    const { stdout } = await spatch(
      `@initialize:js@ @@
let count = 0;
@r@ expression e : script:js() { e.length > 1 }; expression x; position p; @@
take@p(e, x)
@script:js s@
p << r.p;
e << r.e;
n;
@@
const reach = [typeof process, typeof require, typeof fetch, typeof setTimeout].join();
count++;
coccilib.report.print_report(p[0], \`\${count} \${e} \${reach}\`);
coccinelle.n = 'js_' + e;
@@ identifier s.n; expression r.e; @@
- take(e,
+ n(
 ...)
`,
    );
    const nothing = 'undefined,undefined,undefined,undefined';
    expect(stdout).toContain(`a.c:4:1-5: 1 bb ${nothing}\na.c:10:1-5: 2 zz ${nothing}\n`);
    expect(stdout).toContain('+\tjs_zz(7);');
  });

  test('one that never ends is ended', async () => {
    const { stderr, code: exit } = await spatch(`@script:js@ @@\nfor (;;);\n`);
    expect({ exit, stderr }).toEqual({ exit: 3, stderr: expect.stringContaining('timed out') });
  }, 40_000);
});

describe('without leave', () => {
  const asking = '@r@ expression e : script:python() { e == "a" }; expression x; @@\n- take(e, x);\n';

  test('no script runs, and how to allow them is said once', async () => {
    const patch = `${find}${script('open("ran", "w")')}`;
    await inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'r.cocci'), patch);
      writeFileSync(join(folder, 'a.c'), code);
      const run = await devmify(['spatch', '--sp-file', 'r.cocci', 'a.c'], { cwd: folder });
      expect(run.code).toBe(0);
      expect(run.stderr.match(/--allow-scripts/g)).toHaveLength(1);
      expect(run.stderr).toContain('this python script is not run');
    });
  });

  test('what a script might have kept from changing is shown, but not written', async () => {
    expect((await spatch(asking, [])).stdout.match(/^-\t/gm)).toHaveLength(3);
    expect(await spatch(asking, ['--in-place'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--allow-scripts'),
    });
    expect((await spatch(asking)).stdout.match(/^-\t/gm)).toHaveLength(1);
  });

  test('OCaml is refused by name, and the rest is run', async () => {
    const run = await spatch(`@initialize:ocaml@ @@\nlet x = 1\n@@ @@\n- return 0;\n`, ['--no-quiet']);
    expect(run.stderr).toMatch(/r\.cocci:1:1: warning: scripts in ocaml are not run/);
    expect(run.stdout).toContain('-\treturn 0;');
  });
});
