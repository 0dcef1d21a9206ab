import { useMemo } from 'preact/hooks';
import type { ReportData } from '../data.ts';
import { choices, everything, type Filter, type IndexedFile } from './select.ts';

interface Props {
  readonly data: ReportData;
  readonly index: readonly IndexedFile[];
  readonly chosen: string;
  readonly onFilter: (filter: Filter) => void;
}

/** What stands beside the tree as long as no file is chosen: the run at a glance, each line a filter. */
export function Overview({ data, index, chosen, onFilter }: Props) {
  const codes = useMemo(() => choices(index, 'code'), [index]);
  const most = codes[0]?.count ?? 1;
  const { files, changed, failed } = data.totals;
  return (
    <article>
      {chosen !== '' && <p class="nothing">{chosen} is not among the files that the filters leave.</p>}
      <h2>{data.subject}</h2>
      <p>
        {files.toLocaleString('en')} files looked at, {changed.toLocaleString('en')}{' '}
        {data.kind === 'check' ? 'with findings' : 'to be changed'}
        {failed > 0 && `, ${failed.toLocaleString('en')} that could not be worked on`}. {data.tool}.
      </p>
      <h3>{data.kind === 'check' ? 'What was found' : 'What was decided, and why'}</h3>
      <table class="chart">
        <tbody>
          {codes.map(({ value, count }) => (
            <tr key={value}>
              <td>
                <button type="button" class="link" onClick={() => onFilter({ ...everything, code: value })}>
                  {value}
                </button>
              </td>
              <td class="number">{count.toLocaleString('en')}</td>
              <td class="bar">
                <span style={{ width: `${Math.max(0.5, (100 * count) / most)}%` }} />
              </td>
              <td class="meaning">{data.codes[value]?.sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
