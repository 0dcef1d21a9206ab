import { applyPatch } from 'diff';
import type { FilePatch, PatchHunk } from './read-patch.ts';

/** The text with a patch applied, or taken back; undefined when some hunk does not fit anywhere. */
export function applied(
  text: string,
  { hunks }: Pick<FilePatch, 'hunks'>,
  direction: 'forward' | 'back',
): string | undefined {
  const turned = hunks.map((hunk) => {
    const { lines, ...numbers } = direction === 'forward' ? hunk : reversed(hunk);
    return { ...numbers, lines: [...lines] };
  });
  const patch = {
    oldFileName: undefined,
    newFileName: undefined,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: turned,
  };
  const result = applyPatch(text, patch);
  return result === false ? undefined : result;
}

const reversed = ({ oldStart, oldLines, newStart, newLines, lines }: PatchHunk): PatchHunk => ({
  oldStart: newStart,
  oldLines: newLines,
  newStart: oldStart,
  newLines: oldLines,
  lines: lines.map((line) =>
    line.startsWith('-') ? `+${line.slice(1)}` : line.startsWith('+') ? `-${line.slice(1)}` : line,
  ),
});
