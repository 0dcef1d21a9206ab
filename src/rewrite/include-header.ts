import type { CFile } from '../c/file.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/**
 * What a file needs besides its changed calls: the `#include` of the header that declares the new one. It goes where
 * its name puts it when the file keeps its headers in order, else behind the last of the same folder.
 */

/** An `#include <header>` that is read whatever the configuration: its line, with the newline. */
interface Include extends Span {
  readonly header: string;
  /** Files of the driver's own (`"lamp.h"`) may bring in anything, but nobody should rely on that. */
  readonly isOwn: boolean;
}

/**
 * The edit that adds `header`; undefined when the file has it, has a header that is known to bring it (`bringers`),
 * or includes nothing at all, being a part of another file.
 */
export function includeHeader(file: CFile, header: string, bringers: readonly string[]): Edit | undefined {
  const includes = includesOf(file);
  if (includes.length === 0) return undefined;
  if (includes.some((each) => !each.isOwn && (each.header === header || bringers.includes(each.header))))
    return undefined;
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  const at = placeFor(header, includes);
  return { start: at, end: at, text: `#include <${header}>${newline}` };
}

function includesOf({ items, text }: CFile): readonly Include[] {
  const includes: Include[] = [];
  let depth = 0;
  for (const item of items) {
    if (item.kind !== 'directive') continue;
    const line = text.slice(item.start, item.end);
    if (/^#\s*if/.test(line)) depth++;
    else if (/^#\s*endif/.test(line)) depth--;
    const [, open, header] = /^#\s*include\s*([<"])([^>"]+)[>"]/.exec(line) ?? [];
    if (depth > 0 || header === undefined) continue;
    const newline = text.indexOf('\n', item.end - 1);
    includes.push({
      start: text.lastIndexOf('\n', item.start - 1) + 1,
      end: newline === -1 ? text.length : newline + 1,
      header,
      isOwn: open === '"',
    });
  }
  return includes;
}

const folderOf = (header: string): string => header.slice(0, header.indexOf('/') + 1);

function placeFor(header: string, includes: readonly Include[]): number {
  const folder = folderOf(header);
  const blocks = blocksOf(includes.filter((each) => !each.isOwn && folderOf(each.header) === folder));
  // Of several blocks that of the general headers: the largest one, and the first of those.
  const block = blocks.reduce<readonly Include[]>(
    (most, each) => (each.length > most.length ? each : most),
    [],
  );
  const last = block.at(-1);
  if (last === undefined) return (includes[0] as Include).start;
  if (!isSorted(block)) return last.end;
  return block.find((each) => each.header > header)?.start ?? last.end;
}

/** Includes whose lines follow each other. */
function blocksOf(includes: readonly Include[]): readonly (readonly Include[])[] {
  const blocks: Include[][] = [];
  let end = -1;
  for (const include of includes) {
    if (include.start === end) blocks.at(-1)?.push(include);
    else blocks.push([include]);
    end = include.end;
  }
  return blocks;
}

const isSorted = (block: readonly Include[]): boolean =>
  block.every((each, index) => index === 0 || (block[index - 1] as Include).header <= each.header);
