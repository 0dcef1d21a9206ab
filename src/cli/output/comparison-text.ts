import type { Comparison } from '../compare-versions.ts';
import type { Paint } from '../terminal/paint.ts';
import { proofText } from './proof-lines.ts';

export function comparisonText(one: Comparison, paint: Paint): string {
  if (one.kind === 'left-out') {
    const head = one.matters ? paint('red', 'not proved') : 'left out';
    return `${head}: ${one.path}: ${one.why}\n`;
  }
  const { before, after, drivers, outside } = one;
  if (drivers.length === 0 && outside.length === 0) return `${before}: no driver has changed\n`;
  return [
    ...drivers.map((driver) => proofText(driver, { before, after }, paint)),
    ...outside.map(({ message, at }) => `${paint('red', 'not proved')}: ${before}:${at.line}: ${message}\n`),
  ].join('');
}
