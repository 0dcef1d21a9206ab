import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';

/** A unified diff in git's colours; what would move the cursor is shown as dots. */
export function paintedDiff(diff: string, paint: Paint): string {
  let inHunk = false;
  return diff
    .split('\n')
    .map((line) => {
      if (line.startsWith('diff --git ')) inHunk = false;
      const hunk = /^(@@ .*? @@)(.*)$/.exec(line);
      if (hunk !== null) inHunk = true;
      const shown = visible(line);
      if (hunk !== null) return `${paint('cyan', visible(hunk[1] ?? ''))}${visible(hunk[2] ?? '')}`;
      if (!inHunk) return paint('bold', shown);
      if (line.startsWith('+')) return paint('green', shown);
      return line.startsWith('-') ? paint('red', shown) : shown;
    })
    .join('\n');
}
