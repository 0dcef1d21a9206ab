import { useMemo, useState } from 'preact/hooks';
import type { ReportData } from '../data.ts';
import { FileView } from './file-view.tsx';
import { FolderTree } from './folder-tree.tsx';
import { Overview } from './overview.tsx';
import { usePlace } from './place.ts';
import {
  choices,
  everything,
  type Filter,
  type IndexedFile,
  indexOf,
  isBelow,
  type ShownFile,
  select,
  sum,
  totalOf,
  treeOf,
} from './select.ts';
import { Toolbar } from './toolbar.tsx';

/** The whole page: filters above, folders at one side, what is chosen at the other. */
export function Report({ data }: { readonly data: ReportData }) {
  const index = useMemo(() => indexOf(data), [data]);
  const offered = useMemo(
    () => ({
      kinds: new Set(index.flatMap(({ rows }) => rows.map(({ kind }) => kind))),
      resource: choices(index, 'resource'),
      code: choices(index, 'code'),
      bus: choices(index, 'bus'),
    }),
    [index],
  );
  const [filter, setFilter] = useState<Filter>(everything);
  const files = useMemo(() => select(index, filter), [index, filter]);
  const tree = useMemo(() => treeOf(files), [files]);
  const counts = useMemo(() => sum(files.map((file) => file.counts)), [files]);
  const { path: chosen } = usePlace();
  const isFile = useMemo(() => index.some(({ file }) => file.path === chosen), [index, chosen]);
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
      <div class={`panes ${isFile ? 'at-file' : 'at-tree'}`}>
        <nav aria-label="Folders and files">
          <FolderTree tree={tree} chosen={chosen} unfold={isNarrow(filter)} />
          {files.length === 0 && (
            <p class="nothing">Nothing matches. Take a filter back, or search for less.</p>
          )}
        </nav>
        <main id="file" tabIndex={-1}>
          {isFile ? (
            <ChosenFile
              data={data}
              index={index}
              files={files}
              chosen={chosen}
              onAll={() => setFilter(everything)}
            />
          ) : (
            <ChosenFolder data={data} files={files} chosen={chosen} filter={filter} onFilter={setFilter} />
          )}
        </main>
      </div>
    </>
  );
}

interface ChosenProps {
  readonly data: ReportData;
  /** What the filters leave. */
  readonly files: readonly ShownFile[];
  readonly chosen: string;
}

interface FileProps extends ChosenProps {
  readonly index: readonly IndexedFile[];
  readonly onAll: () => void;
}

/** A file that was chosen stays when the filters leave nothing of it: then all of it is shown. */
function ChosenFile({ data, index, files, chosen, onAll }: FileProps) {
  const at = files.findIndex(({ file }) => file.path === chosen);
  const whole = useMemo(
    () =>
      select(
        index.filter(({ file }) => file.path === chosen),
        everything,
      )[0],
    [index, chosen],
  );
  const shown = files[at] ?? whole;
  if (shown === undefined || whole === undefined) return null;
  const [some, all] = [totalOf(shown.counts), totalOf(whole.counts)];
  return (
    <>
      {at === -1 && <p class="nothing">The filters leave nothing of this file: all of it is shown.</p>}
      {some < all && (
        <p class="nothing">
          {some} of {all} entries match the filters.{' '}
          <button type="button" onClick={onAll}>
            show all
          </button>
        </p>
      )}
      <FileView
        key={chosen}
        shown={shown}
        codes={data.codes}
        previous={files[at - 1]?.file.path}
        next={files[at + 1]?.file.path}
      />
    </>
  );
}

interface FolderProps extends ChosenProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function ChosenFolder({ data, files, chosen, filter, onFilter }: FolderProps) {
  const below = useMemo(() => files.filter(({ file }) => isBelow(file.path, chosen)), [files, chosen]);
  const counts = useMemo(() => sum(below.map((file) => file.counts)), [below]);
  return (
    <>
      {below.length === 0 && (
        <p class="nothing">
          {chosen === '' ? 'There is nothing to show' : `There is nothing to show of ${chosen}`} with these
          filters.
        </p>
      )}
      <Overview
        data={data}
        folder={chosen}
        files={below}
        counts={counts}
        filter={filter}
        onFilter={onFilter}
      />
    </>
  );
}

const isNarrow = ({ search, resource, code, bus }: Filter): boolean =>
  search !== '' || resource !== '' || code !== '' || bus !== '';
