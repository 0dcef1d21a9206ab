import { describe, expect, test } from '@jest/globals';
import { read } from './reading.ts';

describe('top-level items', () => {
  test.each([
    [
      'int f(int a, char *b) { }',
      '(fundef (specs "int") (func f "(" (params (param (specs "int") a) "," (param (specs "char") (pointer "*" b))) ")") (block "{" "}"))',
    ],
    [
      'static int __init f(void) { }',
      '(fundef (specs "static" "int" __init) (func f "(" (params (param (specs "void"))) ")") (block "{" "}"))',
    ],
    [
      'int f(int a __unused, ...) { }',
      '(fundef (specs "int") (func f "(" (params (param (specs "int") a __unused) "," "...") ")") (block "{" "}"))',
    ],
    [
      'void f(void) __releases(l) { }',
      '(fundef (specs "void") (func f "(" (params (param (specs "void"))) ")") (attribute __releases "(" l ")") (block "{" "}"))',
    ],
    [
      'int f(a, b) int a; char *b; { }',
      '(fundef (specs "int") (func f "(" (params a "," b) ")") (decl (specs "int") (declarators a) ";") (decl (specs "char") (declarators (pointer "*" b)) ";") (block "{" "}"))',
    ],
    ['f() { }', '(fundef (func f "(" (params) ")") (block "{" "}"))'],
    [
      'static f(int a) { }',
      '(fundef (specs "static") (func f "(" (params (param (specs "int") a)) ")") (block "{" "}"))',
    ],
    [
      'LAMP_CALL(on, int, a) { }',
      '(fundef (call LAMP_CALL "(" (args on "," (type_name (specs "int")) "," a) ")") (block "{" "}"))',
    ],
    [
      'LAMP_API(int) f(void) { }',
      '(fundef (specs (call LAMP_API "(" (args (type_name (specs "int"))) ")")) (func f "(" (params (param (specs "void"))) ")") (block "{" "}"))',
    ],
    [
      'FMT(1, 2) int f(void) { }',
      '(fundef (specs (call FMT "(" (args number:"1" "," number:"2") ")") "int") (func f "(" (params (param (specs "void"))) ")") (block "{" "}"))',
    ],
    [
      'typedef int (*hook_t)(void);',
      '(decl (specs "typedef" "int") (declarators (func (parens "(" (pointer "*" hook_t) ")") "(" (params (param (specs "void"))) ")")) ";")',
    ],
    [
      'struct lamp { u8 a:3, :5; LAMP_FIELDS(b); struct { int c; }; } __packed;',
      '(decl (specs (struct "struct" lamp (fields "{" (decl (specs u8) (declarators (bitfield a ":" number:"3") "," (bitfield ":" number:"5")) ";") (macro_decl LAMP_FIELDS "(" (args b) ")" ";") (decl (specs (struct "struct" (fields "{" (decl (specs "int") (declarators c) ";") "}"))) ";") "}")) __packed) ";")',
    ],
    [
      'struct __packed lamp { void __iomem *a; };',
      '(decl (specs (struct "struct" __packed lamp (fields "{" (decl (specs "void" __iomem) (declarators (pointer "*" a)) ";") "}"))) ";")',
    ],
    [
      'union lamp { int a; } u;',
      '(decl (specs (struct "union" lamp (fields "{" (decl (specs "int") (declarators a) ";") "}"))) (declarators u) ";")',
    ],
    [
      'enum lamp { A, B = 1, };',
      '(decl (specs (enum "enum" lamp "{" (enumerators (enumerator A) "," (enumerator B "=" number:"1") ",") "}")) ";")',
    ],
    [
      'static const int t[] = { A(1) B(2), [3] 4 };',
      '(decl (specs "static" "const" "int") (declarators (init (array t "[" "]") "=" (braces "{" (inits (call A "(" (args number:"1") ")") (call B "(" (args number:"2") ")") "," (designated (designator "[" number:"3" "]") number:"4")) "}"))) ";")',
    ],
    ['MODULE_LICENSE("x");', '(macro_decl MODULE_LICENSE "(" (args string:"\\"x\\"") ")" ";")'],
    ['MODULE_LICENSE("x")', '(macro_decl MODULE_LICENSE "(" (args string:"\\"x\\"") ")")'],
    [
      'DEFINE_LAMP(struct lamp, a) = { 1 };',
      '(decl (declarators (init (call DEFINE_LAMP "(" (args (type_name (specs (struct "struct" lamp))) "," a) ")") "=" (braces "{" (inits number:"1") "}"))) ";")',
    ],
    [
      'extern int a __attribute__((weak));',
      '(decl (specs "extern" "int") (declarators a) (attribute __attribute__ "(" "(" weak ")" ")") ";")',
    ],
    ['DEFINE_LAMP(a) __ro_after_init;', '(macro_decl DEFINE_LAMP "(" (args a) ")" __ro_after_init ";")'],
    [
      'int f(int (g)(int));',
      '(decl (specs "int") (declarators (func f "(" (params (param (specs "int") (func (parens "(" g ")") "(" (params (param (specs "int"))) ")"))) ")")) ";")',
    ],
    ['#define A(x) \\\n\t(x)', 'directive:"#define A(x) \\\\\\n\\t(x)"'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));
});

test('a head that stands in two branches is read as the first one says', () => {
  expect(read('#ifdef A\nint f(int a)\n#else\nint f(void)\n#endif\n{\n}')[1]).toBe(
    '(fundef (specs "int") (func f "(" (params (param (specs "int") a)) ")") directive:"#else\\nint f(void)\\n#endif" (block "{" "}"))',
  );
});

test('parameters that depend on the configuration stand where they stand', () => {
  expect(read('int f(int a,\n#ifdef X\n\tint b,\n#endif\n\tint c) { }')).toEqual([
    '(fundef (specs "int") (func f "(" (params (param (specs "int") a) "," directive:"#ifdef X" (param (specs "int") b) "," directive:"#endif" (param (specs "int") c)) ")") (block "{" "}"))',
  ]);
});
