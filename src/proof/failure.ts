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

/** For a check that was rewritten for another way to fail: failure stays failure. */
export function translated(arm: Arm, before: ValueTest, after: ValueTest): boolean {
  const said = says(before, arm);
  if (before.test === after.test) return said;
  const zeroIsFailure = before.test === 'non-zero';
  return zeroIsFailure ? !said : said;
}

/** Reports whether the test's answer means that the acquire failed; undefined when it tells nothing. */
export function failureSaid(fails: Failure | undefined, test: ValueTest, said: boolean): boolean | undefined {
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
    default:
      return undefined;
  }
}
