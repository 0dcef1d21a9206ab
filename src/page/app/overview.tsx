import { useMemo } from 'preact/hooks';
import type { ReportData, Verdict } from '../data.ts';
import { Path } from './file-view.tsx';
import { addressOf } from './place.ts';
import {
  type Counts,
  codesIn,
  type Filter,
  type Kind,
  kindOf,
  kindsOf,
  type ShownFile,
  surestFirst,
} from './select.ts';
import { Badge, CountMarks } from './words.tsx';

interface Props {
  readonly data: ReportData;
  /** '' for the whole report. */
  readonly folder: string;
  /** What the filters leave below the folder. */
  readonly files: readonly ShownFile[];
  readonly counts: Counts;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** What stands beside the tree as long as no file is chosen: where to begin, and what there is how often. */
export function Overview({ data, folder, files, counts, filter, onFilter }: Props) {
  const only = (kind: Kind): void => onFilter({ ...filter, kinds: new Set([kind]) });
  return (
    <article>
      <h2>{folder === '' ? data.subject : <Path path={folder} />}</h2>
      {folder === '' && <Totals data={data} />}
      <p class="tallies">
        {kindsOf(data.kind)
          .filter((kind) => counts[kind] > 0)
          .map((kind) => (
            <button key={kind} type="button" class={`tally ${kind}`} onClick={() => only(kind)}>
              <b>{counts[kind].toLocaleString('en')}</b> <Badge kind={kind} />
            </button>
          ))}
      </p>
      <Troubles files={files} />
      {data.kind === 'check' ? (
        <Surest files={files} />
      ) : (
        <>
          <Changed files={files} />
          <ForReview files={files} />
        </>
      )}
      <Codes data={data} files={files} filter={filter} onFilter={onFilter} />
    </article>
  );
}

function Totals({ data: { kind, tool, totals } }: { readonly data: ReportData }) {
  const { files, changed, failed, hidden } = totals;
  return (
    <p>
      {files.toLocaleString('en')} files looked at, {changed.toLocaleString('en')}{' '}
      {kind === 'check' ? 'with findings' : 'to be changed'}
      {failed > 0 && `, ${failed.toLocaleString('en')} that could not be worked on`}.{' '}
      {hidden > 0 &&
        `${hidden.toLocaleString('en')} findings that are less sure, or of other rules, are not in this report. `}
      {tool}.
    </p>
  );
}

/** So many are listed before the reader is asked to look for less. */
const most = 40;

const More = ({ rest, what }: { readonly rest: number; readonly what: string }) =>
  rest <= 0 ? null : (
    <p class="nothing">
      … and {rest.toLocaleString('en')} more {what}: choose a folder, or search.
    </p>
  );

function Surest({ files }: { readonly files: readonly ShownFile[] }) {
  const findings = useMemo(() => surestFirst(files), [files]);
  if (findings.length === 0) return null;
  return (
    <>
      <h3>The surest findings first</h3>
      <ul class="list">
        {findings.slice(0, most).map(({ path, finding }, at) => (
          <li key={at}>
            <a href={addressOf(path, finding.line)}>
              {path}:{finding.line}
            </a>
            <span>
              <Badge kind={kindOf(finding)} /> {finding.message}
            </span>
          </li>
        ))}
      </ul>
      <More rest={findings.length - most} what="findings" />
    </>
  );
}

/** The files that have a patch: those are what somebody can take up at once. */
function Changed({ files }: { readonly files: readonly ShownFile[] }) {
  const changed = files.filter(({ file }) => file.diff !== undefined);
  if (changed.length === 0) return null;
  return (
    <>
      <h3>Patches that are ready</h3>
      <ul class="list">
        {changed.slice(0, most).map(({ file, sites, counts }) => (
          <li key={file.path}>
            <a href={addressOf(file.path)}>{file.path}</a>
            <span>
              <CountMarks counts={counts} /> {becoming(sites, 'converted')}
            </span>
          </li>
        ))}
      </ul>
      <More rest={changed.length - most} what="files with patches" />
    </>
  );
}

/** What could be converted if somebody says that it is right. */
function ForReview({ files }: { readonly files: readonly ShownFile[] }) {
  const some = files.filter(({ file, counts }) => file.diff === undefined && counts.review > 0);
  if (some.length === 0) return null;
  return (
    <>
      <h3>Needs somebody who knows the driver</h3>
      <ul class="list">
        {some.slice(0, fewer).map(({ file, sites, counts }) => (
          <li key={file.path}>
            <a href={addressOf(file.path)}>{file.path}</a>
            <span>
              <CountMarks counts={counts} /> {becoming(sites, 'review')}
            </span>
          </li>
        ))}
      </ul>
      <More rest={some.length - fewer} what="files" />
    </>
  );
}

const fewer = 12;

const becoming = (sites: ShownFile['sites'], wanted: Verdict): string =>
  [...new Set(sites.filter(({ verdict }) => verdict === wanted).map(({ managed }) => managed))].join(', ');

function Troubles({ files }: { readonly files: readonly ShownFile[] }) {
  const troubled = files.filter(({ file }) => file.troubles.length > 0);
  if (troubled.length === 0) return null;
  return (
    <>
      <h3>Could not be read, or is doubtful</h3>
      <ul class="list">
        {troubled.slice(0, most).map(({ file }) => (
          <li key={file.path}>
            <a href={addressOf(file.path)}>{file.path}</a> <span>{file.troubles[0]}</span>
          </li>
        ))}
      </ul>
      <More rest={troubled.length - most} what="files" />
    </>
  );
}

type CodesProps = Pick<Props, 'data' | 'files' | 'filter' | 'onFilter'>;

function Codes({ data, files, filter, onFilter }: CodesProps) {
  const codes = useMemo(() => codesIn(files), [files]);
  const top = codes[0]?.count ?? 1;
  return (
    <>
      <h3>{data.kind === 'check' ? 'What was found, by rule' : 'What was decided, and why'}</h3>
      <table class="chart">
        <tbody>
          {codes.map(({ value, count }) => (
            <tr key={value}>
              <td>
                <button type="button" class="link" onClick={() => onFilter({ ...filter, code: value })}>
                  {value}
                </button>
              </td>
              <td class="number">{count.toLocaleString('en')}</td>
              <td class="bar">
                <span style={{ width: `${Math.max(0.5, (100 * count) / top)}%` }} />
              </td>
              <td class="meaning">{data.codes[value]?.sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
