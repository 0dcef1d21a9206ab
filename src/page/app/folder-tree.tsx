import { useState } from 'preact/hooks';
import type { Folder, ShownFile } from './select.ts';
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
    touched.get(folder.path) ?? (open || folder === tree || chosen.startsWith(`${folder.path}/`));
  const toggle = (folder: Folder): void => setTouched(new Map([...touched, [folder.path, !isOpen(folder)]]));
  return (
    <ul class="tree">
      <Branch folder={tree} chosen={chosen} isOpen={isOpen} toggle={toggle} />
    </ul>
  );
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
  readonly toggle: (folder: Folder) => void;
}

function Branch({ folder, chosen, isOpen, toggle }: BranchProps) {
  const open = isOpen(folder);
  return (
    <li>
      <button type="button" class="folder" aria-expanded={open} onClick={() => toggle(folder)}>
        <span class="name">
          {open ? '▾' : '▸'} {folder.name === '' ? 'all' : folder.name}
        </span>
        <CountMarks counts={folder.counts} />
      </button>
      {open && (
        <ul>
          {folder.folders.map((inner) => (
            <Branch key={inner.path} folder={inner} chosen={chosen} isOpen={isOpen} toggle={toggle} />
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
      <a class="file" href={`#${encodeURI(path)}`} aria-current={chosen ? 'page' : undefined}>
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
