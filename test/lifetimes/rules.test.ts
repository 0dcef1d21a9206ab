// The seven lessons and the rules R1 to R16 are what has gone wrong in the field. Each has a driver that must be left
// alone for the right reason, and a harmless twin that is converted: this table says which, and fails when one lacks
// its pair. What becomes of the drivers themselves is checked where their folders are (lessons.test.ts).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type ReasonCode, reasonOf } from '../../src/lifetimes/reasons.ts';
import { convertCase } from '../support/driver-cases.ts';

interface Pair {
  readonly what: string;
  /** The driver that looks harmless and is not, and what is said of it. */
  readonly dangerous: string;
  readonly says: ReasonCode;
  readonly harmless: string;
}

const lessons: Readonly<Record<string, Pair>> = {
  'lesson 1': {
    what: 'all of a chain, or none',
    dangerous: 'lessons/mixed-with-manual-registration',
    says: 'mixed-chain',
    harmless: 'lessons/mixed-with-nothing-else',
  },
  'lesson 2': {
    what: 'an error path that frees nothing may mean it',
    dangerous: 'lessons/error-path-keeps-it',
    says: 'leaks-before',
    harmless: 'lessons/error-path-frees-it',
  },
  'lesson 3': {
    what: 'what a callee frees is not ours',
    dangerous: 'lessons/callee-frees-its-argument',
    says: 'no-release-found',
    harmless: 'lessons/driver-frees-what-it-registered',
  },
  'lesson 4': {
    what: 'a list of objects',
    dangerous: 'lessons/remove-walks-a-list',
    says: 'on-a-list',
    harmless: 'lessons/one-object-no-list',
  },
  'lesson 5': {
    what: 'a part that has no managed form',
    dangerous: 'lessons/no-managed-form-of-a-part',
    says: 'order',
    harmless: 'lessons/managed-form-of-every-part',
  },
  'lesson 6': {
    what: 'a temporary buffer',
    dangerous: 'lessons/needed-for-a-while',
    says: 'released-on-success',
    harmless: 'lessons/needed-until-unbound',
  },
  'lesson 7': {
    what: 'a request of the subsystem’s own, under its lock',
    dangerous: 'lessons/irq-of-a-subsystem-under-its-lock',
    says: 'mixed-chain',
    harmless: 'lessons/irq-of-the-kernel',
  },
};

const rules: Readonly<Record<string, Pair>> = {
  R1: {
    what: 'order',
    dangerous: 'hostile/irq-then-manual-power-off',
    says: 'order',
    harmless: 'hostile/irq-and-its-mapping-in-order',
  },
  R2: {
    what: 'the IRQ last',
    dangerous: 'reasons/irq-before-its-memory',
    says: 'order-among-managed',
    harmless: 'hostile/irq-and-its-mapping-in-order',
  },
  R3: {
    what: 'work that a handler starts ends between the IRQ and its memory',
    dangerous: 'hostile/work-cancelled-between',
    says: 'uses-what-stays-manual',
    harmless: 'reasons/registers-silenced-before-the-irq',
  },
  R4: {
    what: 'the owner device',
    dangerous: 'hostile/clock-of-the-parent',
    says: 'owner-foreign',
    harmless: 'hostile/clock-of-the-device',
  },
  R5: {
    what: 'in probe only',
    dangerous: 'reasons/helper-used-by-resume',
    says: 'helper-shared',
    harmless: 'reasons/helper-allocates-and-frees',
  },
  R6: {
    what: 'what outlives the driver',
    dangerous: 'hostile/container-freed-in-kref',
    says: 'reachable-from-open-file',
    harmless: 'hostile/drvdata-of-parent',
  },
  R7: {
    what: 'all releases found',
    dangerous: 'hostile/freed-through-pointer-to-field',
    says: 'reassigned',
    harmless: 'hostile/alias-freed-by-other-name',
  },
  R8: {
    what: 'what the core owns',
    dangerous: 'hostile/list-through-helper',
    says: 'on-a-list',
    harmless: 'hostile/alias-two-objects-swapped',
  },
  R9: {
    what: 'not the same call',
    dangerous: 'hostile/freed-by-rcu',
    says: 'different-release',
    harmless: 'hostile/driver-data-read-by-nobody',
  },
  R10: {
    what: 'supplies of children',
    dangerous: 'hostile/supply-of-a-child-of-another-device',
    says: 'order',
    harmless: 'hostile/regulator-of-own-children',
  },
  R11: {
    what: 'registered last',
    dangerous: 'hostile/led-registered-before-its-memory',
    says: 'order-among-managed',
    harmless: 'hostile/led-registered-after-its-memory',
  },
  R13: {
    what: 'where one may sleep',
    dangerous: 'hostile/acquired-under-a-spinlock',
    says: 'lock-held',
    harmless: 'hostile/acquired-under-a-mutex',
  },
  R14: {
    what: 'one state for several interfaces',
    dangerous: 'hostile/usb-two-interfaces-one-state',
    says: 'bus-caution',
    harmless: 'hostile/usb-one-interface',
  },
  R16: {
    what: 'freed on shutdown or suspend',
    dangerous: 'hostile/freed-in-shutdown',
    says: 'released-elsewhere',
    harmless: 'hostile/driver-data-read-by-suspend',
  },
};

/** Rules of which both sides are converted, and what tells them apart is in the result. */
const inTheResult: readonly string[] = ['R12', 'R15'];

const all = { ...lessons, ...rules };
const pathOf = (name: string): string => join(process.cwd(), 'test/lifetimes', name);
const read = (name: string): string => readFileSync(pathOf(name), 'utf8');

test('seven lessons and sixteen rules, each with its pair', () => {
  expect(Object.keys(lessons).length).toBe(7);
  const numbers = Array.from({ length: 16 }, (_, i) => `R${i + 1}`);
  expect(numbers.filter((rule) => rules[rule] === undefined && !inTheResult.includes(rule))).toEqual([]);
});

describe.each(Object.entries(all))('%s', (_rule, { what, dangerous, says, harmless }) => {
  test(`${what}: the dangerous one is left alone, and says why`, () => {
    expect(existsSync(`${pathOf(dangerous)}.expected.c`)).toBe(false);
    const { sites } = convertCase(read(`${dangerous}.c`));
    expect(sites.map(({ code }) => code)).toContain(says);
    expect(reasonOf(says).sentence.length).toBeGreaterThan(30);
  });

  test(`${what}: the harmless one is converted`, () => {
    expect(convertCase(read(`${harmless}.c`)).after).toBe(read(`${harmless}.expected.c`));
  });
});

test('R12: where the managed form can fail and the plain one cannot, a check is added', () => {
  const { after } = convertCase(read('hostile/led-with-mutex-destroyed.c'));
  expect(after).toMatch(/ret = devm_mutex_init\(.*\n\tif \(ret\)\n\t\treturn ret;/);
});

test('R15: driver data that is still read stays, that which nobody reads goes', () => {
  expect(convertCase(read('hostile/driver-data-read-by-suspend.c')).after).toContain('platform_set_drvdata');
  expect(convertCase(read('hostile/driver-data-read-by-nobody.c')).after).not.toContain(
    'platform_set_drvdata',
  );
});
