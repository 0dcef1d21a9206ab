/** What of a report is shown: filters, and the tree of folders over what they let through. Nothing of the browser here. */
import type { FileReport, FindingEntry, ReportData, SiteEntry } from '../data.ts';

/** The kinds of entries, in the order in which they are counted and shown. */
export const kinds = ['certain', 'likely', 'possible', 'ignored', 'converted', 'review', 'refused'] as const;
export type Kind = (typeof kinds)[number];

/** Those that a report can have. */
export const kindsOf = (report: ReportData['kind']): readonly Kind[] =>
  report === 'check' ? kinds.slice(0, 4) : kinds.slice(4);

export interface Filter {
  /** Words that all have to occur, in any order. */
  readonly search: string;
  readonly kinds: ReadonlySet<Kind>;
  /** '' for any. */
  readonly resource: string;
  readonly code: string;
  readonly bus: string;
}

export type Counts = Readonly<Record<Kind, number>>;

export interface Choice {
  readonly value: string;
  readonly count: number;
}

/** An entry of a file with what it is searched by. */
interface Row {
  readonly kind: Kind;
  readonly resource: string;
  readonly code: string;
  readonly bus: string;
  readonly haystack: string;
  readonly site: SiteEntry | undefined;
  readonly finding: FindingEntry | undefined;
}

export interface IndexedFile {
  readonly file: FileReport;
  readonly rows: readonly Row[];
}

export interface ShownFile {
  readonly file: FileReport;
  readonly sites: readonly SiteEntry[];
  readonly findings: readonly FindingEntry[];
  readonly counts: Counts;
}

/** A folder with all that is below it; a chain of folders that hold nothing else is one of them. */
export interface Folder {
  readonly name: string;
  /** From the root of the report, without a last `/`; '' for the root. */
  readonly path: string;
  readonly folders: readonly Folder[];
  readonly files: readonly ShownFile[];
  readonly counts: Counts;
}

export const everything: Filter = {
  search: '',
  kinds: new Set(kinds),
  resource: '',
  code: '',
  bus: '',
};

export function indexOf(data: ReportData): readonly IndexedFile[] {
  return data.files.map((file) => ({ file, rows: [...siteRows(file), ...findingRows(file)] }));
}

const siteRows = (file: FileReport): readonly Row[] =>
  file.sites.map((site) => ({
    kind: site.verdict,
    resource: site.pattern,
    code: site.code,
    bus: site.bus,
    haystack:
      `${file.path} ${site.fn} ${site.driver} ${site.bus} ${site.acquire} ${site.managed} ${site.pattern} ${site.code}`.toLowerCase(),
    site,
    finding: undefined,
  }));

const findingRows = (file: FileReport): readonly Row[] =>
  file.findings.map((finding) => ({
    kind: kindOf(finding),
    resource: '',
    code: finding.code,
    bus: '',
    haystack:
      `${file.path} ${finding.fn} ${finding.code} ${finding.message} ${finding.frame.lines.join(' ')}`.toLowerCase(),
    site: undefined,
    finding,
  }));

export const kindOf = ({ confidence, ignored }: FindingEntry): Kind =>
  ignored === undefined ? confidence : 'ignored';

/** The files that hold something which the filter lets through; a file with troubles only is found by its path. */
export function select(index: readonly IndexedFile[], filter: Filter): readonly ShownFile[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const narrow = filter.resource !== '' || filter.code !== '' || filter.bus !== '';
  const shown: ShownFile[] = [];
  for (const { file, rows } of index) {
    const kept = rows.filter((row) => passes(row, filter, words));
    const bare = !narrow && file.troubles.length > 0 && hasAll(file.path.toLowerCase(), words);
    if (kept.length === 0 && !bare) continue;
    shown.push({
      file,
      sites: kept.flatMap(({ site }) => site ?? []),
      findings: kept.flatMap(({ finding }) => finding ?? []),
      counts: count(kept.map(({ kind }) => kind)),
    });
  }
  return shown;
}

const passes = (row: Row, filter: Filter, words: readonly string[]): boolean =>
  filter.kinds.has(row.kind) &&
  (filter.resource === '' || filter.resource === row.resource) &&
  (filter.code === '' || filter.code === row.code) &&
  (filter.bus === '' || filter.bus === row.bus) &&
  hasAll(row.haystack, words);

const hasAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));

/** The values that a filter can take, the most frequent first. */
export const choices = (
  index: readonly IndexedFile[],
  field: 'resource' | 'code' | 'bus',
): readonly Choice[] => counted(index.flatMap(({ rows }) => rows.map((row) => row[field])));

/** How often each code occurs in what is shown of some files, the most frequent first. */
export const codesIn = (files: readonly ShownFile[]): readonly Choice[] =>
  counted(files.flatMap(({ sites, findings }) => [...sites, ...findings].map(({ code }) => code)));

function counted(values: readonly string[]): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, number]) => ({ value, count: number }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Reports whether a path is that of a folder, or lies below it; '' is the root. */
export const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path.startsWith(`${folder}/`);

/** A finding with where it is. */
export interface PlacedFinding {
  readonly path: string;
  readonly finding: FindingEntry;
}

/** The findings of some files, the surest first; those that comments ask to ignore last. */
export const surestFirst = (files: readonly ShownFile[]): readonly PlacedFinding[] =>
  files
    .flatMap(({ file, findings }) => findings.map((finding) => ({ path: file.path, finding })))
    .sort((a, b) => kinds.indexOf(kindOf(a.finding)) - kinds.indexOf(kindOf(b.finding)));

export function count(found: readonly Kind[]): Counts {
  const counts = noCounts();
  for (const kind of found) counts[kind]++;
  return counts;
}

export function sum(all: readonly Counts[]): Counts {
  const counts = noCounts();
  for (const one of all) for (const kind of kinds) counts[kind] += one[kind];
  return counts;
}

const noCounts = (): Record<Kind, number> => ({
  certain: 0,
  likely: 0,
  possible: 0,
  ignored: 0,
  converted: 0,
  review: 0,
  refused: 0,
});

interface Growing {
  readonly folders: Map<string, Growing>;
  readonly files: ShownFile[];
}

export function treeOf(files: readonly ShownFile[]): Folder {
  const root: Growing = { folders: new Map(), files: [] };
  for (const file of files) {
    let at = root;
    for (const name of file.file.path.split('/').slice(0, -1)) {
      const below = at.folders.get(name) ?? { folders: new Map(), files: [] };
      at.folders.set(name, below);
      at = below;
    }
    at.files.push(file);
  }
  return folderOf('', '', root);
}

function folderOf(name: string, path: string, { folders, files }: Growing): Folder {
  const [only] = folders;
  if (only !== undefined && folders.size === 1 && files.length === 0)
    return folderOf(join(name, only[0]), join(path, only[0]), only[1]);
  const below = [...folders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([inner, growing]) => folderOf(inner, join(path, inner), growing));
  const counts = sum([...below.map((folder) => folder.counts), ...files.map((file) => file.counts)]);
  return { name, path, folders: below, files, counts };
}

const join = (before: string, name: string): string => (before === '' ? name : `${before}/${name}`);

export const totalOf = (counts: Counts): number => kinds.reduce((all, kind) => all + counts[kind], 0);
