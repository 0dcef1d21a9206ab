// What must never be unlearnt: each lesson has a driver that must be left alone, and a harmless twin that converts.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from '@jest/globals';
import { casesIn, checkCase } from '../support/driver-cases.ts';

const folder = (name: string) => join(dirname(fileURLToPath(import.meta.url)), name);

describe('lessons', () => {
  test.each(casesIn(folder('lessons')))('%s', (path) => checkCase(join(folder('lessons'), path)));
});

describe('left alone, or not, for a reason of its own', () => {
  test.each(casesIn(folder('reasons')))('%s', (path) => checkCase(join(folder('reasons'), path)));
});

describe('right, but for a second look', () => {
  test.each(casesIn(folder('review')))('%s', (path) => checkCase(join(folder('review'), path), true));
});

describe('actions of the driver’s own, where they are asked for', () => {
  test.each(casesIn(folder('actions')))('%s', (path) => checkCase(join(folder('actions'), path)));
});

describe('drivers that try to get a wrong conversion past plan and proof', () => {
  test.each(casesIn(folder('hostile')))('%s', (path) => checkCase(join(folder('hostile'), path)));
});
