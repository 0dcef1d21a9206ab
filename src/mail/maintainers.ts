/** The MAINTAINERS file of a kernel tree, as far as it says through which tree a file's patches go. */
export interface MaintainersEntry {
  readonly title: string;
  /** Folders with everything below them: `F:` lines that end with a slash and hold no wildcard. */
  readonly folders: readonly string[];
  /** `X:` lines, of the same kind. */
  readonly without: readonly string[];
  /** The first `T:` line. */
  readonly tree: string | undefined;
  /** `P:`: where the subsystem says how it wants its patches. */
  readonly profile: string | undefined;
}

export function readMaintainers(text: string): readonly MaintainersEntry[] {
  const list = text.slice(Math.max(text.indexOf('\nMaintainers List'), 0));
  return list.split(/\n{2,}/).flatMap((block) => readEntry(block) ?? []);
}

function readEntry(block: string): MaintainersEntry | undefined {
  const [title = '', ...lines] = block.replace(/^\n+/, '').split('\n');
  const values = (letter: string): readonly string[] =>
    lines.flatMap((line) => (line.startsWith(`${letter}:`) ? [line.slice(2).trim()] : []));
  const folders = (letter: string): readonly string[] =>
    values(letter).filter((path) => /^[^*?[\]]+\/$/.test(path));
  if (folders('F').length === 0) return undefined;
  return {
    title,
    folders: folders('F'),
    without: folders('X'),
    tree: values('T')[0],
    profile: values('P')[0],
  };
}

/**
 * The entries whose folders hold the file, the deepest folder first. Lines with wildcards are left out: they say who
 * cares for a family of chips wherever its drivers are, while patches go through the tree of the subsystem.
 */
export function entriesFor(path: string, entries: readonly MaintainersEntry[]): readonly MaintainersEntry[] {
  const depth = ({ folders }: MaintainersEntry): number =>
    Math.max(...folders.filter((folder) => path.startsWith(folder)).map((folder) => folder.length));
  return entries
    .filter(({ folders, without }) => holds(path, folders) && !holds(path, without))
    .sort((a, b) => depth(b) - depth(a));
}

const holds = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(folder));
