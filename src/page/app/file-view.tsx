import type { ComponentChildren } from 'preact';
import type { Meaning, SiteEntry } from '../data.ts';
import { DiffView } from './diff-view.tsx';
import { Finding, Lines } from './finding.tsx';
import { addressOf, lineId } from './place.ts';
import { kindOf, kinds, type ShownFile } from './select.ts';
import { Badge } from './words.tsx';

interface Props {
  readonly shown: ShownFile;
  readonly codes: Readonly<Record<string, Meaning>>;
  /** The files before and after it in the list, by path. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** All there is to say about one file. */
export function FileView({ shown: { file, sites, findings }, codes, previous, next }: Props) {
  const drivers = [...new Set(sites.map(({ driver }) => driver))];
  return (
    <article>
      <div class="title">
        <a class="back" href={addressOf(folderOf(file.path))}>
          ‹ files
        </a>
        <h2>
          <Path path={file.path} />
        </h2>
        <span class="steps">
          <Step path={previous} sign="↑" word="previous file" />
          <Step path={next} sign="↓" word="next file" />
        </span>
      </div>
      <Notes title="Could not be read, or is doubtful" lines={file.troubles} />
      {bySureness(findings).map((finding, at, all) => (
        <Finding key={at} finding={finding} id={idAmong(finding, all)} />
      ))}
      {file.diff !== undefined && <DiffView diff={file.diff} path={file.path} />}
      <Notes title="Left to do by hand" lines={file.leftovers} />
      <Notes title="Proof" lines={file.proof} />
      {drivers.map((driver) => (
        <Section
          key={driver}
          title={driver === '' ? 'Outside of a driver' : driver}
          sub={sites.find((entry) => entry.driver === driver)?.bus ?? ''}
        >
          {sites
            .filter((site) => site.driver === driver)
            .map((site, at) => (
              <Site key={at} site={site} codes={codes} id={idAmong(site, sites)} />
            ))}
        </Section>
      ))}
    </article>
  );
}

/** What an address leads to: of several entries for a line the first. */
const idAmong = <T extends { readonly line: number }>(entry: T, all: readonly T[]): string | undefined =>
  all.find(({ line }) => line === entry.line) === entry ? lineId(entry.line) : undefined;

const bySureness = (findings: ShownFile['findings']): ShownFile['findings'] =>
  findings.toSorted((a, b) => kinds.indexOf(kindOf(a)) - kinds.indexOf(kindOf(b)));

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** A path whose folders lead to what is told of them. */
export function Path({ path }: { readonly path: string }) {
  const parts = path.split('/');
  return (
    <>
      {parts.map((part, at) => {
        const way = parts.slice(0, at + 1).join('/');
        return at === parts.length - 1 ? (
          part
        ) : (
          <>
            <a href={addressOf(way)}>{part}</a>/
          </>
        );
      })}
    </>
  );
}

interface StepProps {
  readonly path: string | undefined;
  readonly sign: string;
  readonly word: string;
}

const Step = ({ path, sign, word }: StepProps) =>
  path === undefined ? null : (
    <a href={addressOf(path)} title={`${word}: ${path}`} aria-label={word}>
      {sign}
    </a>
  );

function Notes({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={title} sub="">
      <pre class="notes">{lines.join('\n')}</pre>
    </Section>
  );
}

interface SectionProps {
  readonly title: string;
  readonly sub: string;
  readonly children: ComponentChildren;
}

const Section = ({ title, sub, children }: SectionProps) => (
  <section>
    <h3>
      {title} {sub !== '' && <small>{sub}</small>}
    </h3>
    {children}
  </section>
);

interface Meanings {
  readonly codes: Readonly<Record<string, Meaning>>;
}

interface SiteProps extends Meanings {
  readonly site: SiteEntry;
  readonly id: string | undefined;
}

function Site({ site, codes, id }: SiteProps) {
  const meaning = codes[site.code];
  return (
    <div class={`entry ${site.verdict}`} id={id} tabIndex={-1}>
      <p class="head">
        <Badge kind={site.verdict} />
        <code>{site.acquire}()</code>
        {site.verdict !== 'refused' && (
          <>
            {' → '}
            <code>{site.managed}()</code>
          </>
        )}
        <span class="where">
          {site.fn}(), line {site.line}
        </span>
        <Code code={site.code} rule={meaning?.rule ?? ''} />
      </p>
      <p>
        {meaning?.sentence} {site.detail}
      </p>
      <Lines title="The lines that show it" lines={site.lines} />
      {meaning?.advice !== undefined && <p class="advice">{meaning.advice}</p>}
    </div>
  );
}

const Code = ({ code, rule }: { readonly code: string; readonly rule: string }) => (
  <span class="code">
    {code}
    {rule !== '' && ` · ${rule}`}
  </span>
);
