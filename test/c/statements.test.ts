import { describe, expect, test } from '@jest/globals';
import { readBody } from './reading.ts';

type Table = readonly (readonly [string, ...string[]])[];

const check = (table: Table): void => {
  test.each(table.map(([text, ...expected]) => [text, expected] as const))('%s', (text, expected) =>
    expect(readBody(text)).toEqual(expected));
};

describe('what C has', () => {
  check([
    ['a = b;', '(expr_stmt (assign a "=" b) ";")'],
    [';', '(empty ";")'],
    ['a * b;', '(decl (specs a) (declarators (pointer "*" b)) ";")'],
    ['f(a);', '(expr_stmt (call f "(" (args a) ")") ";")'],
    ['f(*a);', '(expr_stmt (call f "(" (args (unary "*" a)) ")") ";")'],
    ['f();', '(expr_stmt (call f "(" (args) ")") ";")'],
    [
      'if (a) b(); else c();',
      '(if "if" "(" a ")" (expr_stmt (call b "(" (args) ")") ";") "else" (expr_stmt (call c "(" (args) ")") ";"))',
    ],
    ['while (a) b++;', '(while "while" "(" a ")" (expr_stmt (postfix b "++") ";"))'],
    ['do a(); while (b);', '(do "do" (expr_stmt (call a "(" (args) ")") ";") "while" "(" b ")" ";")'],
    [
      'for (i = 0; i < n; i++) ;',
      '(for "for" "(" (for_clauses (assign i "=" number:"0") ";" (binary i "<" n) ";" (postfix i "++")) ")" (empty ";"))',
    ],
    ['for (;;) ;', '(for "for" "(" (for_clauses ";" ";") ")" (empty ";"))'],
    [
      'for (int i = 0;;) ;',
      '(for "for" "(" (for_clauses (decl (specs "int") (declarators (init i "=" number:"0")) ";") ";") ")" (empty ";"))',
    ],
    [
      'switch (a) { case 1: case B ... C: x(); default: ; }',
      '(switch "switch" "(" a ")" (block "{" (case "case" number:"1" ":") (case "case" B "..." C ":") (expr_stmt (call x "(" (args) ")") ";") (default "default" ":") (empty ";") "}"))',
    ],
    [
      'goto out; goto *p; out: a(); end:',
      '(goto "goto" out ";")',
      '(goto "goto" (unary "*" p) ";")',
      '(label out ":")',
      '(expr_stmt (call a "(" (args) ")") ";")',
      '(label end ":")',
    ],
    [
      'if (a) out: b();',
      '(if "if" "(" a ")" (marked (label out ":") (expr_stmt (call b "(" (args) ")") ";")))',
    ],
    ['return;', '(return "return" ";")'],
    [
      'asm volatile("x" : "=r" (a) : : "memory");',
      '(asm "asm" "volatile" "(" string:"\\"x\\"" ":" string:"\\"=r\\"" "(" a ")" ":" ":" string:"\\"memory\\"" ")" ";")',
    ],
    ['int a = 1, *b;', '(decl (specs "int") (declarators (init a "=" number:"1") "," (pointer "*" b)) ";")'],
    [
      'struct lamp l = { .on = 1, [2] = { 3 }, x: 4 };',
      '(decl (specs (struct "struct" lamp)) (declarators (init l "=" (braces "{" (inits (designated (designator "." on) "=" number:"1") "," (designated (designator "[" number:"2" "]") "=" (braces "{" (inits number:"3") "}")) "," (designated (designator x ":") number:"4")) "}"))) ";")',
    ],
    ['typeof(*a) b;', '(decl (specs (typeof "typeof" "(" (unary "*" a) ")")) (declarators b) ";")'],
    [
      'typeof(struct lamp) b;',
      '(decl (specs (typeof "typeof" "(" (type_name (specs (struct "struct" lamp))) ")")) (declarators b) ";")',
    ],
    [
      'static const u16 (*tb[])[2] = { 0 };',
      '(decl (specs "static" "const" u16) (declarators (init (array (parens "(" (pointer "*" (array tb "[" "]")) ")") "[" number:"2" "]") "=" (braces "{" (inits number:"0") "}"))) ";")',
    ],
  ]);
});

describe('expressions', () => {
  const value = (text: string): string => {
    const [line] = readBody(`x = ${text};`);
    return line?.replace(/^\(expr_stmt \(assign x "=" /, '').replace(/\) ";"\)$/, '') ?? '';
  };
  test.each([
    ['(u32)(a)', '(cast "(" (type_name (specs u32)) ")" (paren "(" a ")"))'],
    ['(ULONG)(a)', '(cast "(" (type_name (specs ULONG)) ")" (paren "(" a ")"))'],
    ['(call)(a)', '(call (paren "(" call ")") "(" (args a) ")")'],
    [
      '(lamp_handle)(unsigned long)p',
      '(cast "(" (type_name (specs lamp_handle)) ")" (cast "(" (type_name (specs "unsigned" "long")) ")" p))',
    ],
    ['(a) && (b) & c', '(binary (paren "(" a ")") "&&" (binary (paren "(" b ")") "&" c))'],
    ['(a(b)) - c', '(binary (paren "(" (call a "(" (args b) ")") ")") "-" c)'],
    ['(a[b]) * c', '(binary (paren "(" (index a "[" b "]") ")") "*" c)'],
    [
      '(f(*p) >> 8) & 3',
      '(binary (paren "(" (binary (call f "(" (args (unary "*" p)) ")") ">>" number:"8") ")") "&" number:"3")',
    ],
    ['(a) - b * c', '(binary (paren "(" a ")") "-" (binary b "*" c))'],
    ['!a++', '(unary "!" (postfix a "++"))'],
    ['-~a--', '(unary "-" (unary "~" (postfix a "--")))'],
    ['*p++', '(unary "*" (postfix p "++"))'],
    ['(int)a->b[1]', '(cast "(" (type_name (specs "int")) ")" (index (field a "->" b) "[" number:"1" "]"))'],
    ['sizeof(*a) * n', '(binary (sizeof "sizeof" (paren "(" (unary "*" a) ")")) "*" n)'],
    ['sizeof(struct lamp)', '(sizeof "sizeof" "(" (type_name (specs (struct "struct" lamp))) ")")'],
    ['sizeof(a)', '(sizeof "sizeof" (paren "(" a ")"))'],
    ['a ?: b', '(conditional a "?" ":" b)'],
    [
      '(struct lamp){ 1 }',
      '(compound "(" (type_name (specs (struct "struct" lamp))) ")" (braces "{" (inits number:"1") "}"))',
    ],
    [
      '({ a(); b; })',
      '(stmt_expr "(" (block "{" (expr_stmt (call a "(" (args) ")") ";") (expr_stmt b ";") "}") ")")',
    ],
    ['&&out', '(unary "&&" out)'],
    ['"a" B "c"', '(strings string:"\\"a\\"" B string:"\\"c\\"")'],
    ['A B "c"', '(strings A B string:"\\"c\\"")'],
    ['"a" STR(b) "c"', '(strings string:"\\"a\\"" (call STR "(" (args b) ")") string:"\\"c\\"")'],
    ["'\\''", "char:\"'\\\\''\""],
    ['0x1fUL + 1e-3', '(binary number:"0x1fUL" "+" number:"1e-3")'],
    ['(void __user *)a', '(cast "(" (type_name (specs "void" __user) (pointer "*")) ")" a)'],
    ['(__force u32)a', '(cast "(" (type_name (specs __force u32)) ")" a)'],
  ])('%s', (text, expected) => expect(value(text)).toBe(expected));
});

describe("macros' arguments", () => {
  const argumentsOf = (text: string): string => {
    const [line] = readBody(`m(${text});`);
    return line?.replace(/^\(expr_stmt \(call m "\(" \(args ?/, '').replace(/\) "\)"\) ";"\)$/, '') ?? '';
  };
  test.each([
    ['p, struct lamp, node', 'p "," (type_name (specs (struct "struct" lamp))) "," node'],
    ['p, struct lamp *, q', 'p "," (type_name (specs (struct "struct" lamp)) (pointer "*")) "," q'],
    ['p, lamp_t *', 'p "," (type_name (specs lamp_t) (pointer "*"))'],
    ['p, unsigned int', 'p "," (type_name (specs "unsigned" "int"))'],
    ['p, typeof(*p), q', 'p "," (type_name (specs (typeof "typeof" "(" (unary "*" p) ")"))) "," q'],
    [
      'struct lamp *l, int n',
      '(param (specs (struct "struct" lamp)) (pointer "*" l)) "," (param (specs "int") n)',
    ],
    ['a, , b', 'a "," "," b'],
    ['a, ==, b', 'a "," "==" "," b'],
    [
      'a, b(); c()',
      'a "," (block (expr_stmt (call b "(" (args) ")") ";") (macro_stmt (call c "(" (args) ")")))',
    ],
    ['a, return -1', 'a "," (return "return" (unary "-" number:"1"))'],
    ['a, { b(); }', 'a "," (block "{" (expr_stmt (call b "(" (args) ")") ";") "}")'],
    ['{ 1, 2 }', '(braces "{" (inits number:"1" "," number:"2") "}")'],
    ['.a = 1', '(designated (designator "." a) "=" number:"1")'],
    ['10:8', '(binary number:"10" ":" number:"8")'],
    ['A * b', '(binary A "*" b)'],
  ])('%s', (text, expected) => expect(argumentsOf(text)).toBe(expected));
});

describe('what macros make of C', () => {
  check([
    [
      'list_each(a, b) { c(); }',
      '(iterator list_each "(" (args a "," b) ")" (block "{" (expr_stmt (call c "(" (args) ")") ";") "}"))',
    ],
    [
      'for_each_lamp(a)\n\tc();',
      '(iterator for_each_lamp "(" (args a) ")" (expr_stmt (call c "(" (args) ")") ";"))',
    ],
    [
      'with_lamp(a)\n\tif (b)\n\t\tc();',
      '(iterator with_lamp "(" (args a) ")" (if "if" "(" b ")" (expr_stmt (call c "(" (args) ")") ";")))',
    ],
    ['for_each_lamp(a)\n\t++n;', '(iterator for_each_lamp "(" (args a) ")" (expr_stmt (unary "++" n) ";"))'],
    [
      'scoped_guard(mutex, &l)\n\treturn;',
      '(iterator scoped_guard "(" (args mutex "," (unary "&" l)) ")" (return "return" ";"))',
    ],
    [
      'if (a) for_each_lamp(b) c(); else d();',
      '(if "if" "(" a ")" (iterator for_each_lamp "(" (args b) ")" (expr_stmt (call c "(" (args) ")") ";")) "else" (expr_stmt (call d "(" (args) ")") ";"))',
    ],
    [
      'TRACE(a)\nb();',
      '(macro_stmt (call TRACE "(" (args a) ")"))',
      '(expr_stmt (call b "(" (args) ")") ";")',
    ],
    ['TRACE\nb();', '(macro_stmt TRACE)', '(expr_stmt (call b "(" (args) ")") ";")'],
    [
      'if (a) TRACE(b) else c();',
      '(if "if" "(" a ")" (macro_stmt (call TRACE "(" (args b) ")")) "else" (expr_stmt (call c "(" (args) ")") ";"))',
    ],
    ['if lucky(a) b();', '(if "if" (call lucky "(" (args a) ")") (expr_stmt (call b "(" (args) ")") ";"))'],
    ['static DEFINE_LAMP(a);', '(macro_decl (specs "static") DEFINE_LAMP "(" (args a) ")" ";")'],
    [
      'guard(mutex)(&l);',
      '(expr_stmt (call (call guard "(" (args mutex) ")") "(" (args (unary "&" l)) ")") ";")',
    ],
    [
      'char *p __free(kfree) = NULL;',
      '(decl (specs "char") (declarators (init (pointer "*" p) (attribute __free "(" kfree ")") "=" NULL)) ";")',
    ],
    ['int a __maybe_unused, b;', '(decl (specs "int") (declarators a __maybe_unused "," b) ";")'],
    [
      'u8 a[4] __aligned(4);',
      '(decl (specs u8) (declarators (array a "[" number:"4" "]")) (attribute __aligned "(" number:"4" ")") ";")',
    ],
    ['INTERNAL int a;', '(decl (specs INTERNAL "int") (declarators a) ";")'],
  ]);
});

describe('conditional compilation', () => {
  check([
    [
      'a();\n#ifdef X\nb();\n#endif\nc();',
      '(expr_stmt (call a "(" (args) ")") ";")',
      'directive:"#ifdef X"',
      '(expr_stmt (call b "(" (args) ")") ";")',
      'directive:"#endif"',
      '(expr_stmt (call c "(" (args) ")") ";")',
    ],
    [
      '#ifdef X\na();\n#else\nb();\n#endif',
      'directive:"#ifdef X"',
      '(expr_stmt (call a "(" (args) ")") ";")',
      'directive:"#else"',
      '(expr_stmt (call b "(" (args) ")") ";")',
      'directive:"#endif"',
    ],
    [
      'if (x)\n#ifdef X\n\ta();\n#else\n\tb();\n#endif',
      '(if "if" "(" x ")" directive:"#ifdef X" (expr_stmt (call a "(" (args) ")") ";"))',
      'directive:"#else\\n\\tb();\\n#endif"',
    ],
    [
      'x = a &&\n#ifdef X\n\tb &&\n#endif\n\tc;',
      '(expr_stmt (assign x "=" (binary (binary a "&&" directive:"#ifdef X" b) "&&" directive:"#endif" c)) ";")',
    ],
    [
      'f(a,\n#ifdef X\n\tb\n#else\n\tc\n#endif\n);',
      '(expr_stmt (call f "(" (args a "," directive:"#ifdef X" b directive:"#else\\n\\tc\\n#endif") ")") ";")',
    ],
  ]);

  test('what is switched off is one directive', () => {
    expect(readBody('#if 0\n{{{\n#endif\na();')).toEqual([
      'directive:"#if 0\\n{{{\\n#endif"',
      '(expr_stmt (call a "(" (args) ")") ";")',
    ]);
  });
});

test('what is no C is a problem at its place', () => {
  expect(readBody('a();\nb c d e = = 3;\n')[0]).toMatch(/^PROBLEM/);
});
