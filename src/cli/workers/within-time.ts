import { Script } from 'node:vm';

const name = '__devmifyRun';

/**
 * What `run` gives, or undefined when that takes more milliseconds than given: V8 breaks off its own code wherever it is,
 * so that `run` must leave nothing behind that is of use only when it is whole.
 */
export function withinTime<T>(milliseconds: number, run: () => T): T | undefined {
  if (milliseconds < 1) return undefined;
  // Who runs this may have a global object of his own, as tests have.
  const place = new Script('globalThis').runInThisContext() as Record<string, unknown>;
  place[name] = run;
  try {
    return new Script(`${name}()`).runInThisContext({ timeout: Math.ceil(milliseconds) }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  } finally {
    delete place[name];
  }
}
