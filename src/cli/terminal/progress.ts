/** How far a run has come. */
export interface Standing {
  readonly done: number;
  readonly total: number;
  /** What has come out of it so far: `1 changed`, `3 conversions`. */
  readonly counts: readonly string[];
  /** The file that was done last. */
  readonly shown: string;
}

/** Tells how far the run has come. */
export interface Progress {
  update(standing: Standing): void;
  /** Takes the bar away, so that other lines can be written. */
  clear(): void;
}

export const silent: Progress = { update: () => {}, clear: () => {} };

/** One line at the bottom of a terminal, drawn at most ten times a second, and not before a second has gone. */
export function progressBar(
  columns: () => number,
  draw: (line: string) => void,
  now: () => number,
): Progress {
  const began = now();
  let next = began + 1000;
  return {
    update(standing) {
      if (now() < next) return;
      next = now() + 100;
      draw(barText(standing, timeLeft(standing, now() - began), columns()));
    },
    clear: () => draw(''),
  };
}

/** As many files are told of in one line where lines stay, as in the log of a build. */
const perLine = 1000;

export function progressLines(write: (text: string) => void, now: () => number): Progress {
  const began = now();
  return {
    update(standing) {
      const { done, total } = standing;
      if (done % perLine !== 0) return;
      const left = done < total ? `, ${timeLeft(standing, now() - began)}` : '';
      write(`devmify: ${[`${done} of ${total} files`, ...standing.counts].join(', ')}${left}\n`);
    },
    clear: () => {},
  };
}

/**
 * As if the files that are left took as long as those that are done. Nothing is said before some are: the first ones
 * have waited for the start of the processes.
 */
function timeLeft({ done, total }: Standing, milliseconds: number): string {
  if (done < total / 20 && milliseconds < 10_000) return '';
  const seconds = Math.ceil(((milliseconds / Math.max(done, 1)) * (total - done)) / 1000);
  if (seconds < 100) return `${seconds} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min left` : `${Math.round(minutes / 60)} h left`;
}

export function barText(standing: Standing, left: string, columns: number): string {
  const { done, total, shown } = standing;
  const filled = Math.floor((done / Math.max(total, 1)) * 20);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}] ${done}/${total}`;
  const head = `${[`${bar} files`, ...standing.counts, left].filter(Boolean).join(', ')} `;
  const room = columns - 1 - head.length;
  return head.slice(0, columns - 1) + (room > 10 ? tail(shown, room) : '');
}

const tail = (text: string, room: number): string =>
  text.length <= room ? text : `...${text.slice(text.length - room + 3)}`;
