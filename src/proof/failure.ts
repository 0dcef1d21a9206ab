import type { Failure } from '../catalogue/pattern.ts';
import type { Arm } from './state.ts';
import type { ValueTest } from './values.ts';

/** What a test tells about a value's sign; undefined when it tells nothing. */
export function signSaid(test: ValueTest, said: boolean): 'zero' | 'failure' | undefined {
  if (test.test === 'non-zero') return said ? 'failure' : 'zero';
  return test.test === 'negative' && said ? 'failure' : undefined;
}

/** What the test says when this arm of a two-way decision is taken. */
export const says = (test: ValueTest, arm: Arm): boolean => (arm.truth === true) === test.holds;

/** Reports whether the test's answer means that the acquire failed; undefined when it tells nothing. */
export function failureSaid(
  fails: Failure | 'unknown' | undefined,
  test: ValueTest,
  said: boolean,
): boolean | undefined {
  switch (fails) {
    case 'null':
      return test.test === 'non-zero' || test.test === 'positive'
        ? !said
        : test.test === 'null-or-error-pointer'
          ? said
          : undefined;
    case 'err-ptr':
      return test.test === 'error-pointer' || test.test === 'null-or-error-pointer' ? said : undefined;
    case 'errno':
      return test.test === 'non-zero' || test.test === 'negative' ? said : undefined;
    // A number or a pointer: only what means failure for the one, and nothing for the other, tells.
    case 'unknown':
      return test.test === 'negative' || test.test === 'error-pointer' ? said : undefined;
    case 'count':
      return test.test === 'negative' ? said : test.test === 'positive' ? !said : undefined;
    default:
      return undefined;
  }
}

/** What a test says of a result when it is known whether the acquire failed; undefined when it may say either. */
export function answerTo(test: ValueTest, fails: Failure | 'unknown', failed: boolean): boolean | undefined {
  const isTest = (...names: readonly ValueTest['test'][]): boolean => names.includes(test.test);
  switch (fails) {
    case 'null':
      if (isTest('error-pointer')) return false;
      if (isTest('null-or-error-pointer')) return failed;
      return failed ? false : isTest('non-zero') ? true : undefined;
    case 'err-ptr':
      if (isTest('error-pointer')) return failed;
      return failed && isTest('non-zero', 'null-or-error-pointer') ? true : undefined;
    case 'errno':
      if (isTest('error-pointer', 'null-or-error-pointer')) return undefined;
      return failed && !isTest('positive');
    case 'count':
      if (isTest('negative')) return failed;
      return isTest('positive') ? !failed : isTest('non-zero') ? true : undefined;
    case 'never':
    case 'unknown':
      return undefined;
    default:
      return fails satisfies never;
  }
}
