/** `-o FILE` of a semantic patch: what becomes of the only file that is worked on goes there. */
import { writeFileSync } from 'node:fs';
import { encode } from '../text/bytes.ts';
import { whyNot } from './files/why-not.ts';
import type { Finished } from './schedule.ts';
import type { Streams } from './terminal/streams.ts';

export function writeOutput(path: string, finished: Finished, quiet: boolean, streams: Streams): Finished {
  const { outcome } = finished;
  if (outcome.kind !== 'changed') {
    if (!quiet) streams.say(`devmify: nothing is changed, so ${path} is not written\n`);
    return finished;
  }
  try {
    writeFileSync(path, encode(outcome.after, outcome.encoding));
    return finished;
  } catch (error) {
    const message = `${path} could not be written: ${whyNot(error)}`;
    return { ...finished, outcome: { kind: 'failed', code: 'not-written', message } };
  }
}
