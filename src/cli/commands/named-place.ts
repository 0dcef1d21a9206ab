import { openC } from '../../c/open.ts';
import { LineIndex } from '../../text/line-index.ts';
import { UsageError } from '../arguments/usage-error.ts';

/** What was asked about: `at` is a line, a function's name, or undefined for the whole file. */
export interface Place {
  readonly path: string;
  readonly at: number | string | undefined;
}

/**
 * Where that is in the text; undefined for the whole file. A place in the middle of the line, since a line may begin
 * with what belongs to the function before. Throws a `UsageError` when the text has no such line or function.
 */
export function offsetOf({ path, at }: Place, text: string): number | undefined {
  if (at === undefined) return undefined;
  if (typeof at === 'number') return offsetOfLine(path, at, text);
  const functions = openC(text).items.filter(({ kind }) => kind === 'function');
  const item = functions.find(({ name }) => name === at);
  if (item !== undefined) return item.start;
  const known = functions.flatMap(({ name }) => name ?? []);
  throw new UsageError(
    `${path} has no function ${at}()`,
    known.length === 0 ? 'it has no function at all' : `it has ${known.slice(0, 8).join(', ')}`,
  );
}

function offsetOfLine(path: string, at: number, text: string): number {
  const lines = new LineIndex(text);
  const last = text.endsWith('\n') ? lines.count - 1 : lines.count;
  if (at < 1 || at > last)
    throw new UsageError(`${path} has ${last} lines`, `name one of them: ${path}:${last}`);
  const start = lines.startOf(at);
  return start + (/^[ \t]*/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
}
