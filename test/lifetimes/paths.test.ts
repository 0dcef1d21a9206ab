// What is known on a path, where paths part and where they meet.
import { describe, expect, test } from '@jest/globals';
import { type Holding, PathState } from '../../src/lifetimes/paths/state.ts';
import {
  anything,
  belongsTo,
  constantClasses,
  error,
  errorOf,
  lastName,
  siteValue,
  valid,
  zero,
} from '../../src/lifetimes/paths/values.ts';

const holding = (site: number): Holding => ({
  site,
  proof: siteValue(site),
  heldWhen: valid,
  startedBy: undefined,
  key: new Map(),
});

function holdingState(...sites: number[]): PathState {
  return withHeld(new PathState(), ...sites);
}

function withHeld(state: PathState, ...sites: number[]): PathState {
  state.held = sites.map(holding);
  state.order = sites.map(String);
  for (const site of sites) state.setClasses(siteValue(site), zero | valid);
  return state;
}

/** Paths part from one: only such ones can meet. */
const twoOf = (state: PathState): readonly [PathState, PathState] => [state.copy(), state.copy()];

describe('values', () => {
  test.each([
    ['0', zero],
    ['-ENOMEM', error],
    ['-1', error],
    ['12', valid],
    ['&probe:x', valid],
    ['call:f@10', anything],
  ])('%s', (value, classes) => {
    expect(constantClasses(value)).toBe(classes);
  });

  test('an error number tells about the pointer that it was made of', () => {
    const state = new PathState();
    state.setClasses('p', error | valid);
    expect(state.narrow(errorOf('p'), zero)).toBe(true);
    expect(state.classesOf('p')).toBe(valid);
  });

  test('what belongs to a site is its memory, not what merely has its number', () => {
    expect(belongsTo('&#1->dev', 1)).toBe(true);
    expect(belongsTo('#12', 1)).toBe(false);
    expect(belongsTo('priv(#1)', 1)).toBe(false);
  });

  test('the last name of a place', () => {
    expect(['#0->bus.clk', 'probe:p', 'probe:p[0]'].map(lastName)).toEqual(['clk', 'p', 'p']);
  });
});

describe('a path', () => {
  test('does not hold what it has found to be NULL', () => {
    const state = holdingState(0, 1);
    expect(state.narrow(siteValue(0), zero)).toBe(true);
    expect(state.held.map(({ site }) => site)).toEqual([1]);
  });

  test('ends where nothing is left that a value could be', () => {
    const state = holdingState(0);
    state.narrow(siteValue(0), valid);
    expect(state.narrow(siteValue(0), zero)).toBe(false);
  });

  test('has another key when it holds less, and the same when it only knows more of other things', () => {
    const [one, other] = twoOf(holdingState(0));
    other.write('probe:i', '1');
    expect(other.key).toBe(one.key);
    other.narrow(siteValue(0), zero);
    expect(other.key).not.toBe(one.key);
  });
});

describe('where paths meet', () => {
  test('what nobody tells apart keeps no paths apart, and is held if one of them holds it', () => {
    const [one, other] = twoOf(new PathState(undefined, new Set([7])));
    other.held = holdingState(7).held;
    other.order = ['7'];
    expect(other.key).toBe(one.key);
    const both = one.join(other, 'here');
    expect(both?.held.map(({ site }) => site)).toEqual([7]);
    expect(both?.order).toEqual(['7']);
    expect((both as PathState).join(other, 'here')).toBeUndefined();
  });

  test('what they agree on stays known, what differs is one of both', () => {
    const [one, other] = twoOf(holdingState(0));
    one.write('probe:ret', '-ENOMEM');
    one.write('probe:p', '#0');
    other.write('probe:ret', '-EIO');
    other.write('probe:p', '#0');
    const both = one.join(other, 'here');
    expect(both?.read('probe:p')).toBe('#0');
    expect(both?.read('probe:ret')).toBe('?probe:ret@here');
    expect(both?.classesOf('?probe:ret@here')).toBe(error);
  });

  test('meeting once more brings nothing new', () => {
    const [one, other] = twoOf(holdingState(0));
    one.write('probe:ret', '0');
    other.write('probe:ret', '-EIO');
    const both = one.join(other, 'here') as PathState;
    expect(both.join(other, 'here')).toBeUndefined();
  });

  test('a value that one path never made keeps what the other knows of it', () => {
    const [one, other] = twoOf(new PathState());
    one.setClasses('call:f@10', error);
    other.write('probe:x', '1');
    expect(one.join(other, 'here')?.classesOf('call:f@10')).toBe(error);
  });
});
