import type { FindingEntry, Frame, Shown } from '../data.ts';
import { kindOf } from './select.ts';
import { Badge } from './words.tsx';

/** One finding: what, where, how the program gets there, why it matters, what to do. */
export function Finding({
  finding,
  id,
}: {
  readonly finding: FindingEntry;
  readonly id: string | undefined;
}) {
  const { line, fn, code, message, why, advice, frame, lines, ignored } = finding;
  const kind = kindOf(finding);
  return (
    <div class={`entry ${kind}`} id={id} tabIndex={-1}>
      <h3>
        <Badge kind={kind} /> {message}
      </h3>
      <p class="head">
        <span class="where">
          {fn === '' ? '' : `${fn}(), `}line {line}
        </span>
        <span class="code">{code}</span>
      </p>
      {ignored !== undefined && <p>A comment asks to ignore it: {ignored}</p>}
      <Code frame={frame} line={line} />
      <Lines title="How the program gets there" lines={lines} />
      <p>
        <b>Why:</b> {why}
      </p>
      <p>
        <b>Try:</b> {advice}
      </p>
    </div>
  );
}

/** Lines of the source; the marked part of one of them is what it is about. */
function Code({ frame, line }: { readonly frame: Frame; readonly line: number }) {
  const { from, to } = frame.mark;
  return (
    <div class="scroll">
      <table class="frame">
        <tbody>
          {frame.lines.map((text, at) => (
            <tr key={at} class={frame.line + at === line ? 'at' : ''}>
              <td class="number">{frame.line + at}</td>
              <td class="source">
                {frame.line + at === line ? (
                  <>
                    {text.slice(0, from)}
                    <mark>{text.slice(from, to)}</mark>
                    {text.slice(to)}
                  </>
                ) : (
                  text
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly Shown[];
}

/** Lines of the source from here and there, each with what it has to do with the matter. */
export function Lines({ title, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <table class="lines" aria-label={title}>
      <tbody>
        {lines.map(({ line, text, note }, at) => (
          <tr key={at}>
            <td class="number">{line}</td>
            <td class="note">{note}</td>
            <td class="source">{text.trim()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
