import { useState } from 'preact/hooks';
import { rowsOf } from './diff.ts';

const signs = { added: '+', removed: '-', same: ' ', hunk: '', note: '' } as const;

export function DiffView({ diff, path }: { readonly diff: string; readonly path: string }) {
  const [said, say] = useState('copy patch');
  const copy = (): void => {
    navigator.clipboard.writeText(diff).then(
      () => say('copied'),
      () => say('could not copy'),
    );
  };
  return (
    <section class="diff" aria-label={`Changes of ${path}`}>
      <button type="button" class="copy" onClick={copy}>
        {said}
      </button>
      <div class="scroll">
        <table>
          <tbody>
            {rowsOf(diff).map(({ kind, before, after, text }, at) => (
              <tr key={at} class={kind}>
                <td class="number">{before}</td>
                <td class="number">{after}</td>
                <td class="source">
                  {signs[kind]}
                  {text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
