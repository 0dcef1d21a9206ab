/** Tells how far the run has come. */
export interface Progress {
  update(done: number, shown: string): void;
  /** Takes the bar away, so that other lines can be written. */
  clear(): void;
}

export const silent: Progress = { update: () => {}, clear: () => {} };

interface Terminal {
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line at the bottom of a terminal, drawn at most ten times a second, and not before a second has gone. */
export function progressBar(terminal: Terminal, total: number, now: () => number): Progress {
  let next = now() + 1000;
  let drawn = false;
  return {
    update(done, shown) {
      if (now() < next) return;
      next = now() + 100;
      drawn = true;
      terminal.write(`\r\x1b[K${barText(done, total, shown, terminal.columns ?? 80)}`);
    },
    clear() {
      if (drawn) terminal.write('\r\x1b[K');
      drawn = false;
    },
  };
}

export function barText(done: number, total: number, shown: string, columns: number): string {
  const filled = Math.floor((done / Math.max(total, 1)) * 20);
  const head = `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}] ${done}/${total} `;
  const room = columns - 1 - head.length;
  return head.slice(0, columns - 1) + (room > 10 ? tail(shown, room) : '');
}

const tail = (text: string, room: number): string =>
  text.length <= room ? text : `...${text.slice(text.length - room + 3)}`;
