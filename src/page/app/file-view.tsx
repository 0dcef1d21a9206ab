import type { ComponentChildren } from 'preact';
import type { FindingEntry, Meaning, Shown, SiteEntry } from '../data.ts';
import { DiffView } from './diff-view.tsx';
import type { ShownFile } from './select.ts';
import { Badge } from './words.tsx';

interface Props {
  readonly shown: ShownFile;
  readonly codes: Readonly<Record<string, Meaning>>;
  /** The files before and after it in the list, by path. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly onBack: () => void;
}

/** All there is to say about one file. */
export function FileView({ shown: { file, sites, findings }, codes, previous, next, onBack }: Props) {
  const drivers = [...new Set([...findings, ...sites].map(({ driver }) => driver))];
  return (
    <article>
      <div class="title">
        <button type="button" class="back" onClick={onBack}>
          ‹ files
        </button>
        <h2>{file.path}</h2>
        <span class="steps">
          <Step path={previous} sign="↑" word="previous" />
          <Step path={next} sign="↓" word="next" />
        </span>
      </div>
      <Notes title="Could not be read" lines={file.troubles} />
      {file.diff !== undefined && <DiffView diff={file.diff} path={file.path} />}
      <Notes title="Left to do by hand" lines={file.leftovers} />
      <Notes title="Proof" lines={file.proof} />
      {drivers.map((driver) => (
        <Section
          key={driver}
          title={driver === '' ? 'Outside of a driver' : driver}
          sub={[...findings, ...sites].find((entry) => entry.driver === driver)?.bus ?? ''}
        >
          {findings
            .filter((finding) => finding.driver === driver)
            .map((finding) => (
              <Finding key={`${finding.line}${finding.code}`} finding={finding} codes={codes} />
            ))}
          {sites
            .filter((site) => site.driver === driver)
            .map((site) => (
              <Site key={`${site.line}${site.pattern}`} site={site} codes={codes} />
            ))}
        </Section>
      ))}
    </article>
  );
}

interface StepProps {
  readonly path: string | undefined;
  readonly sign: string;
  readonly word: string;
}

const Step = ({ path, sign, word }: StepProps) =>
  path === undefined ? null : (
    <a href={`#${encodeURI(path)}`} title={`${word}: ${path}`} aria-label={word}>
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

function Site({ site, codes }: { readonly site: SiteEntry } & Meanings) {
  const meaning = codes[site.code];
  return (
    <div class={`entry ${site.verdict}`}>
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
      <Lines lines={site.lines} />
      {meaning?.advice !== undefined && <p class="advice">{meaning.advice}</p>}
    </div>
  );
}

function Finding({ finding, codes }: { readonly finding: FindingEntry } & Meanings) {
  const meaning = codes[finding.code];
  return (
    <div class={`entry ${finding.confidence}`}>
      <p class="head">
        <Badge kind={finding.confidence} />
        <strong>{finding.message}</strong>
        <span class="where">
          {finding.fn}(), line {finding.line}
        </span>
        <Code code={finding.code} rule={meaning?.rule ?? ''} />
      </p>
      <Lines lines={finding.lines} />
      {meaning !== undefined && (
        <p class="advice">
          {meaning.sentence} {meaning.advice}
        </p>
      )}
    </div>
  );
}

const Code = ({ code, rule }: { readonly code: string; readonly rule: string }) => (
  <span class="code">
    {code}
    {rule !== '' && ` · ${rule}`}
  </span>
);

function Lines({ lines }: { readonly lines: readonly Shown[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="scroll">
      <table class="lines">
        <tbody>
          {lines.map(({ line, text, note }, at) => (
            <tr key={at}>
              <td class="number">{line}</td>
              <td class="source">{text}</td>
              <td class="note">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
