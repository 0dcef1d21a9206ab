import { wrap } from '../../text/wrap.ts';
import type { FileOutcome, SiteReport } from '../outcome.ts';
import type { DriverProof } from '../proof-report.ts';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';
import { shortProof } from './proof-lines.ts';
import { verdictColours, verdictWords } from './site-lines.ts';

/** What a reviewer would answer about one file: driver by driver, resource by resource, with the lines as proof. */
export function explanation(
  shown: string,
  sites: readonly SiteReport[],
  proofs: readonly DriverProof[],
  paint: Paint,
  width: number,
): string {
  const drivers = [...new Set(sites.map(({ driver }) => driver))];
  return drivers
    .map((driver) => {
      const own = sites.filter((site) => site.driver === driver);
      const title = `${shown}: ${driver === '' ? 'a driver without a name' : driver} (${own[0]?.bus ?? ''})`;
      const proof = proofs.filter((one) => one.driver === driver).map((one) => proofLines(one, paint, width));
      return `${paint('bold', title)}\n\n${own.map((site) => siteText(shown, site, paint, width)).join('\n')}\n${proof.join('')}`;
    })
    .join('');
}

function siteText(shown: string, site: SiteReport, paint: Paint, width: number): string {
  const { line, column, fn, acquire, managed, verdict, code, reason, advice, evidence, pattern, rule } = site;
  const what = `${acquire}() in ${fn}()`;
  const answer = `${verdictWords[verdict]}${verdict === 'converted' ? ` to ${managed}()` : ''}`;
  return [
    `  ${shown}:${line}:${column}: ${what}: ${paint(verdictColours[verdict], answer)}`,
    ...labelled('why', reason, paint, width),
    ...evidenceLines(evidence, paint),
    ...(advice === undefined ? [] : labelled('try', advice, paint, width)),
    `    ${paint('dim', `pattern ${pattern}, reason ${code}${rule === '' ? '' : `, rule ${rule}`}`)}`,
    '',
  ].join('\n');
}

/** Nothing is proved of what does not change. */
export const proofOf = (outcome: FileOutcome): readonly DriverProof[] =>
  outcome.kind === 'changed' ? outcome.proof : [];

/** What was proved of the driver as it is with its changes. */
function proofLines(proof: DriverProof, paint: Paint, width: number): string {
  const [head = '', ...more] = shortProof(proof);
  const lines = more.flatMap((line) =>
    wrap(line, Math.max(width - 9, 40)).map((part, i) => `${i === 0 ? '    ' : '      '}${part}`),
  );
  return `${[`  ${paint('green', 'proved')}: ${head}`, ...lines].join('\n')}\n\n`;
}

function evidenceLines(evidence: SiteReport['evidence'], paint: Paint): readonly string[] {
  const digits = Math.max(0, ...evidence.map(({ line }) => String(line).length));
  const code = evidence.map(({ text }) => visible(text.trim().replaceAll('\t', ' ')));
  const columns = Math.min(Math.max(0, ...code.map((text) => text.length)), 76);
  return evidence.map(({ line, note }, index) => {
    const number = paint('dim', `${String(line).padStart(digits)} |`);
    return `         ${number} ${(code[index] ?? '').padEnd(columns)}  ${paint('cyan', note)}`.trimEnd();
  });
}

function labelled(label: string, text: string, paint: Paint, width: number): readonly string[] {
  return wrap(text, Math.max(width - 9, 40)).map(
    (line, index) => `    ${index === 0 ? paint('cyan', label) : '   '}  ${line}`,
  );
}
