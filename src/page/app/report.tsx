import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportData } from '../data.ts';
import { FileView } from './file-view.tsx';
import { FolderTree } from './folder-tree.tsx';
import { Overview } from './overview.tsx';
import { choices, everything, type Filter, indexOf, select, sum, treeOf } from './select.ts';
import { Toolbar } from './toolbar.tsx';

/** The whole page: filters above, folders at one side, what is chosen at the other. */
export function Report({ data }: { readonly data: ReportData }) {
  const index = useMemo(() => indexOf(data), [data]);
  const offered = useMemo(
    () => ({
      resource: choices(index, 'resource'),
      code: choices(index, 'code'),
      bus: choices(index, 'bus'),
    }),
    [index],
  );
  const [filter, setFilter] = useState<Filter>(everything);
  const [chosen, choose] = useChosenPath();
  const files = useMemo(() => select(index, filter), [index, filter]);
  const tree = useMemo(() => treeOf(files), [files]);
  const counts = useMemo(() => sum(files.map((file) => file.counts)), [files]);
  const at = files.findIndex(({ file }) => file.path === chosen);
  const file = files[at];
  return (
    <>
      <Toolbar
        data={data}
        filter={filter}
        offered={offered}
        counts={counts}
        files={files.length}
        onChange={setFilter}
      />
      <div class={`panes ${chosen === '' ? 'at-tree' : 'at-file'}`}>
        <nav aria-label="Folders and files">
          <FolderTree tree={tree} chosen={chosen} unfold={isNarrow(filter)} />
          {files.length === 0 && (
            <p class="nothing">Nothing matches. Take a filter back, or search for less.</p>
          )}
        </nav>
        <main id="file" tabIndex={-1}>
          {file === undefined ? (
            <Overview data={data} index={index} chosen={chosen} onFilter={setFilter} />
          ) : (
            <FileView
              key={file.file.path}
              shown={file}
              codes={data.codes}
              previous={files[at - 1]?.file.path}
              next={files[at + 1]?.file.path}
              onBack={() => choose('')}
            />
          )}
        </main>
      </div>
    </>
  );
}

const isNarrow = ({ search, resource, code, bus }: Filter): boolean =>
  search !== '' || resource !== '' || code !== '' || bus !== '';

/** The chosen file stands behind the `#` of the address, so that it can be linked to and the back button works. */
function useChosenPath(): readonly [string, (path: string) => void] {
  const [path, setPath] = useState(pathInAddress);
  useEffect(() => {
    const follow = (): void => {
      setPath(pathInAddress());
      document.getElementById('file')?.scrollTo(0, 0);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [
    path,
    (next) => {
      location.hash = encodeURI(next);
    },
  ];
}

const pathInAddress = (): string => {
  try {
    return decodeURI(location.hash.slice(1));
  } catch {
    return '';
  }
};
