/** What git prints between a patch's message and its diff: ` drivers/foo.c | 4 +---` and a line of sums. */
import { quotePath } from '../patch/quote-path.ts';

export interface FileStat {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
}

export function statOf(path: string, diff: string): FileStat {
  const lines = diff.slice(diff.indexOf('\n@@')).split('\n');
  const count = (mark: string): number => lines.filter((line) => line.startsWith(mark)).length;
  return { path, added: count('+'), removed: count('-') };
}

/** git lets mails be this wide, whatever the terminal. */
const width = 72;

/** The files in git's order, which is that of the bytes of their paths. */
export function diffstat(files: readonly FileStat[]): string {
  const sorted = [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const layout = layoutOf(sorted);
  return sorted.map((file) => statLine(file, layout)).join('') + sumLine(files);
}

interface Layout {
  readonly name: number;
  readonly number: number;
  readonly graph: number;
  readonly most: number;
}

/** The name gets five eighths of the line at least, and the graph what is left. */
function layoutOf(files: readonly FileStat[]): Layout {
  const most = Math.max(0, ...files.map(({ added, removed }) => added + removed));
  const longest = Math.max(0, ...files.map(({ path }) => quotePath(path).length));
  const number = String(most).length;
  let [name, graph] = [longest, most];
  if (name + number + 6 + graph > width) {
    graph = Math.min(graph, Math.max(Math.floor((width * 3) / 8) - number - 6, 6));
    if (name > width - number - 6 - graph) name = width - number - 6 - graph;
    else graph = width - number - 6 - name;
  }
  return { name, number, graph, most };
}

function statLine({ path, added, removed }: FileStat, { name, number, graph, most }: Layout): string {
  const [plus, minus] = graph <= most ? scaled(added, removed, graph, most) : [added, removed];
  const sum = added + removed;
  const count = String(sum).padStart(number);
  return ` ${shortened(quotePath(path), name)} | ${count}${sum > 0 ? ' ' : ''}${'+'.repeat(plus)}${'-'.repeat(minus)}\n`;
}

/** A path too long loses its beginning, up to a slash if there is one. */
function shortened(path: string, room: number): string {
  if (path.length <= room) return path.padEnd(room);
  const tail = path.slice(path.length - Math.max(room - 3, 0));
  const slash = tail.indexOf('/');
  return `...${(slash === -1 ? tail : tail.slice(slash)).padEnd(room - 3)}`;
}

function scaled(added: number, removed: number, graph: number, most: number): readonly [number, number] {
  const scale = (count: number): number => (count === 0 ? 0 : 1 + Math.floor((count * (graph - 1)) / most));
  const both = added > 0 && removed > 0;
  const total = Math.max(scale(added + removed), both ? 2 : 0);
  return added < removed ? [scale(added), total - scale(added)] : [total - scale(removed), scale(removed)];
}

function sumLine(files: readonly FileStat[]): string {
  const added = files.reduce((sum, file) => sum + file.added, 0);
  const removed = files.reduce((sum, file) => sum + file.removed, 0);
  const parts = [` ${files.length} file${files.length === 1 ? '' : 's'} changed`];
  if (added > 0 || removed === 0) parts.push(`${added} insertion${added === 1 ? '' : 's'}(+)`);
  if (removed > 0 || added === 0) parts.push(`${removed} deletion${removed === 1 ? '' : 's'}(-)`);
  return `${parts.join(', ')}\n`;
}
