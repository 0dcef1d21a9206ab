/** Runs programs and measures them: wall and processor time of all their processes, memory of the largest. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Measured
 * @property {number} seconds wall time
 * @property {number} cpu seconds of all processes
 * @property {number} megabytes of the largest process
 * @property {number | null} status exit code
 * @property {string} stdout
 */

const time = '/usr/bin/time';

// No run is to know what an earlier one has found out.
process.env.XDG_CACHE_HOME = '/dev/null';

/** One run. GNU time must be there. @returns {Measured} */
export function run(program, words, cwd) {
  if (!existsSync(time)) throw new Error(`${time} is missing: install GNU time`);
  const folder = mkdtempSync(join(tmpdir(), 'devmify-bench-'));
  const report = join(folder, 'time');
  const { status, stdout } = spawnSync(time, ['-o', report, '-f', '%e %U %S %M', program, ...words], {
    cwd,
    encoding: 'latin1',
    maxBuffer: 2 ** 30,
  });
  const [seconds, user, system, kilobytes] = readFileSync(report, 'utf8')
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number);
  rmSync(folder, { recursive: true });
  return { seconds, cpu: user + system, megabytes: Math.round(kilobytes / 1024), status, stdout };
}

/** The run in the middle of several, by wall time: machines are noisy. @returns {Measured} */
export function median(times, program, words, cwd) {
  const all = Array.from({ length: times }, () => run(program, words, cwd)).sort(
    (a, b) => a.seconds - b.seconds,
  );
  return all[all.length >> 1];
}

export const changedFiles = ({ stdout }) =>
  stdout.split('\n').filter((line) => line.startsWith('+++ ')).length;
