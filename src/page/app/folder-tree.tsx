import { useEffect, useRef, useState } from 'preact/hooks';
import { addressOf, goQuietly } from './place.ts';
import { type Folder, isBelow, type ShownFile } from './select.ts';
import { CountMarks } from './words.tsx';

interface Props {
  readonly tree: Folder;
  readonly chosen: string;
  /** Whether the reader looks for something: then what is found stands open, unless it is much. */
  readonly unfold: boolean;
}

/** More than so many files are not laid open by themselves. */
const few = 60;

export function FolderTree({ tree, chosen, unfold }: Props) {
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(new Map());
  const open = unfold && size(tree, few + 1) <= few;
  const isOpen = (folder: Folder): boolean =>
    touched.get(folder.path) ?? (open || folder === tree || isBelow(chosen, folder.path));
  const setOpen = (folder: Folder, wanted: boolean): void =>
    setTouched(new Map([...touched, [folder.path, wanted]]));
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <ul class="tree" ref={list} onKeyDown={walk}>
      <Branch folder={tree} chosen={chosen} isOpen={isOpen} setOpen={setOpen} />
    </ul>
  );
}

/** The arrow keys go from one row to the next; right opens a folder, left closes it or leads to the one around it. */
function walk(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.folder, .file')];
  const row = (event.target as HTMLElement).closest<HTMLElement>('.folder, .file');
  const at = row === null ? -1 : rows.indexOf(row);
  if (row === null || at === -1) return;
  const open = row.getAttribute('aria-expanded');
  const around = row.closest('ul')?.closest('li')?.querySelector<HTMLElement>('.folder');
  switch (event.key) {
    case 'ArrowDown':
      rows[at + 1]?.focus();
      break;
    case 'ArrowUp':
      rows[at - 1]?.focus();
      break;
    case 'ArrowRight':
      if (open === 'false') row.click();
      else if (open === 'true') rows[at + 1]?.focus();
      break;
    case 'ArrowLeft':
      if (open === 'true') row.click();
      else around?.focus();
      break;
    default:
      return;
  }
  event.preventDefault();
}

/** How many files are below, counted up to `limit`. */
function size(folder: Folder, limit: number): number {
  let files = folder.files.length;
  for (const inner of folder.folders) {
    if (files >= limit) break;
    files += size(inner, limit - files);
  }
  return files;
}

interface BranchProps {
  readonly folder: Folder;
  readonly chosen: string;
  readonly isOpen: (folder: Folder) => boolean;
  readonly setOpen: (folder: Folder, wanted: boolean) => void;
}

function Branch({ folder, chosen, isOpen, setOpen }: BranchProps) {
  const open = isOpen(folder);
  return (
    <li>
      <button
        type="button"
        class="folder"
        aria-expanded={open}
        aria-current={chosen === folder.path && chosen !== '' ? 'page' : undefined}
        onClick={() => {
          setOpen(folder, !open);
          // What is opened is told of as well.
          if (!open) goQuietly(folder.path);
        }}
      >
        <span class="name">
          {open ? '▾' : '▸'} {folder.name === '' ? 'all' : folder.name}
        </span>
        <CountMarks counts={folder.counts} />
      </button>
      {open && (
        <ul>
          {folder.folders.map((inner) => (
            <Branch key={inner.path} folder={inner} chosen={chosen} isOpen={isOpen} setOpen={setOpen} />
          ))}
          {folder.files.map((file) => (
            <Leaf key={file.file.path} file={file} chosen={chosen === file.file.path} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Leaf({ file, chosen }: { readonly file: ShownFile; readonly chosen: boolean }) {
  const { path, troubles } = file.file;
  return (
    <li>
      <a class="file" href={addressOf(path)} aria-current={chosen ? 'page' : undefined}>
        <span class="name">{path.slice(path.lastIndexOf('/') + 1)}</span>
        {troubles.length > 0 && (
          <span class="count trouble" title={troubles.join('\n')}>
            ⚠
          </span>
        )}
        <CountMarks counts={file.counts} />
      </a>
    </li>
  );
}
