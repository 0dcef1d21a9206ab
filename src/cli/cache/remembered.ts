/** How a file ended, as it is remembered: what each run needs of it, and apart from that what most runs never look at. */
import { readFileSync } from 'node:fs';
import { decode } from '../../text/bytes.ts';
import type { FileOutcome } from '../outcome.ts';

export interface Remembered {
  readonly head: unknown;
  readonly detail: Buffer;
}

/** Nothing to look up: the file was not even read as C. */
const glances = ['empty', 'no-pattern-word'] as const;

interface Head {
  /** What the summary, the exit code and the talk of each run need. */
  readonly own: Readonly<Record<string, unknown>>;
  /** Names of what stands in the detail. */
  readonly more: readonly string[];
}

const neededAlways = new Set([
  'kind',
  'encoding',
  'unread',
  'outside',
  'counts',
  'printed',
  'said',
  'matched',
]);

/** Undefined for what may end otherwise the next time: a failure is never remembered. */
export function remembered(outcome: FileOutcome): Remembered | undefined {
  if (outcome.kind === 'failed') return undefined;
  if (outcome.kind === 'untouched') return { head: glances.indexOf(outcome.reason), detail: nothing };
  const { text, ...rest } = outcome;
  const own: Record<string, unknown> = {};
  const more: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest))
    if (neededAlways.has(name) || isEmptyList(value)) own[name] = value;
    else more[name] = value;
  // Only where something of it is shown: the text of all files would make a cache as large as the tree.
  if (outcome.kind === 'changed' || outcome.diagnostics.length > 0 || 'findings' in more) more.text = text;
  const names = Object.keys(more);
  const head: Head = { own, more: names };
  return { head, detail: names.length === 0 ? nothing : Buffer.from(JSON.stringify(more)) };
}

const nothing = Buffer.alloc(0);

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The outcome as it was; what is not needed always is read when somebody asks for it. */
export function recalled(head: unknown, detail: Buffer, realPath: string): FileOutcome {
  if (typeof head === 'number') return { kind: 'untouched', reason: glances[head] ?? 'no-pattern-word' };
  const { own, more } = head as Head;
  let read: Readonly<Record<string, unknown>> | undefined;
  const outcome = { ...own };
  for (const name of more)
    Object.defineProperty(outcome, name, {
      enumerable: true,
      get: () => {
        read ??= JSON.parse(detail.toString('utf8')) as Readonly<Record<string, unknown>>;
        return read[name];
      },
    });
  if (!more.includes('text'))
    Object.defineProperty(outcome, 'text', {
      enumerable: false,
      get: () => decode(readFileSync(realPath)).text,
    });
  // The pack's checksum vouches that this was such an outcome.
  return outcome as unknown as FileOutcome;
}
