import { type Progress, progressBar, progressLines, silent } from './progress.ts';
import type { Streams } from './streams.ts';

/** A bar on a terminal, lines elsewhere, nothing for those who want none. */
export function openProgress(
  wanted: { readonly progress: boolean; readonly quiet: boolean },
  streams: Streams,
): Progress {
  if (!wanted.progress || wanted.quiet) return silent;
  const now = (): number => performance.now();
  return streams.talksToTerminal
    ? progressBar(() => process.stderr.columns || 80, streams.status, now)
    : progressLines(streams.say, now);
}
