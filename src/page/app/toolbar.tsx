import { useEffect, useRef } from 'preact/hooks';
import type { ReportData } from '../data.ts';
import { type Choice, type Counts, everything, type Filter, type Kind, kinds, kindsOf } from './select.ts';
import { ThemeButton } from './theme.tsx';
import { marks, words } from './words.tsx';

export interface Offered {
  /** Those that occur at all. */
  readonly kinds: ReadonlySet<Kind>;
  readonly resource: readonly Choice[];
  readonly code: readonly Choice[];
  readonly bus: readonly Choice[];
}

interface Props {
  readonly data: ReportData;
  readonly filter: Filter;
  readonly offered: Offered;
  readonly counts: Counts;
  /** How many files are left by the filter. */
  readonly files: number;
  readonly onChange: (filter: Filter) => void;
}

/** What the codes of a report are called. */
const labelOf = (field: 'resource' | 'code' | 'bus', kind: ReportData['kind']): string =>
  field === 'code' ? (kind === 'check' ? 'rule' : 'reason') : field;

export function Toolbar({ data, filter, offered, counts, files, onChange }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useSlashKey(box);
  const all = kindsOf(data.kind).filter((kind) => offered.kinds.has(kind));
  const changed = JSON.stringify({ ...filter, kinds: [...filter.kinds] }) !== blank;
  return (
    <header>
      <h1>
        devmify <span class="subject">{data.subject}</span>
      </h1>
      <ThemeButton />
      <input
        ref={box}
        type="search"
        placeholder={`Search path, function, ${data.kind === 'check' ? 'rule, words' : 'call, reason'} …  ( / )`}
        aria-label="Search"
        value={filter.search}
        onInput={({ currentTarget }) => onChange({ ...filter, search: currentTarget.value })}
      />
      <div class="filters">
        <fieldset aria-label="Kinds">
          {all.map((kind) => (
            <KindBox key={kind} kind={kind} count={counts[kind]} filter={filter} onChange={onChange} />
          ))}
        </fieldset>
        {(['resource', 'code', 'bus'] as const).map((field) =>
          offered[field].length < 2 ? null : (
            <select
              key={field}
              aria-label={labelOf(field, data.kind)}
              value={filter[field]}
              class={filter[field] === '' ? '' : 'set'}
              onChange={({ currentTarget }) => onChange({ ...filter, [field]: currentTarget.value })}
            >
              <option value="">any {labelOf(field, data.kind)}</option>
              {offered[field].map(({ value, count }) => (
                <option key={value} value={value}>
                  {value} ({count})
                </option>
              ))}
            </select>
          ),
        )}
        <button type="button" class="reset" disabled={!changed} onClick={() => onChange(everything)}>
          reset
        </button>
        <output>
          {files.toLocaleString('en')} file{files === 1 ? '' : 's'}
        </output>
      </div>
    </header>
  );
}

const blank = JSON.stringify({ ...everything, kinds: [...everything.kinds] });

interface KindProps {
  readonly kind: Kind;
  readonly count: number;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function KindBox({ kind, count, filter, onChange }: KindProps) {
  const toggle = (on: boolean): void =>
    onChange({
      ...filter,
      kinds: new Set(kinds.filter((one) => (one === kind ? on : filter.kinds.has(one)))),
    });
  return (
    <label class={`kind ${kind}`}>
      <input
        type="checkbox"
        checked={filter.kinds.has(kind)}
        onChange={({ currentTarget }) => toggle(currentTarget.checked)}
      />
      <span>
        {marks[kind]} {words[kind]}
      </span>
      <b>{count.toLocaleString('en')}</b>
    </label>
  );
}

/** `/` leads to the search box from everywhere, as on many pages that developers use. */
function useSlashKey(box: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [box]);
}
