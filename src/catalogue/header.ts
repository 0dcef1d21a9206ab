import type { Diagnostic } from '../report/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { Failure, Header, ResourceClass } from './pattern.ts';

/**
 * Reads the head of a pattern file: `/// text` says what the pattern does and when not, `// Key: value` lines state
 * the facts. A key that nobody knows is an error, because a misspelt fact would be a fact that silently does not hold.
 */
export interface ReadHeader {
  readonly header: Header | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Fact {
  readonly value: string;
  readonly span: Span;
}

const classes: readonly ResourceClass[] = ['passive', 'stateful', 'active'];
const failures: readonly Failure[] = ['null', 'err-ptr', 'errno', 'count', 'never'];

const keys = [
  'Class',
  'Fails',
  'Lookup-fails',
  'Managed-fails',
  'Since',
  'Until',
  'Declared',
  'Header',
  'Contents',
  'Needs-device',
  'Quiet',
  'Quiet-unless',
  'Lasts',
  'Needs',
  'Action',
  'Refused',
  'Review',
  'Managed-with',
  'Unless-declared',
  'Once',
  'Keeps',
  'Taken-by',
] as const;
type Key = (typeof keys)[number];

export function readHeader(text: string, file: string): ReadHeader {
  const diagnostics: Diagnostic[] = [];
  const { said, facts } = headLines(text);
  const wrong = (message: string, span: Span, advice: string) =>
    diagnostics.push({ severity: 'error', code: 'pattern-header', message, file, span, advice });

  for (const [key, fact] of facts)
    if (!keys.some((known) => known === key))
      wrong(`no fact is called '${key}'`, fact.span, `known are ${keys.join(', ')}`);

  const get = (key: Key) => facts.get(key);
  const required = (key: Key): string => {
    const fact = get(key);
    if (fact === undefined)
      wrong(`the fact '${key}' is missing`, { start: 0, end: 0 }, `add a line '// ${key}: ...'`);
    return fact?.value ?? '';
  };
  const oneOf = <T extends string>(key: Key, allowed: readonly T[], value: string): T => {
    const found = allowed.find((word) => word === value);
    if (found === undefined && value !== '')
      wrong(
        `'${value}' is no ${key}`,
        get(key)?.span ?? { start: 0, end: 0 },
        `use one of ${allowed.join(', ')}`,
      );
    return found ?? (allowed[0] as T);
  };

  const summary = said.find((line) => !line.startsWith('Not when:'));
  if (summary === undefined)
    wrong('the pattern does not say what it does', { start: 0, end: 0 }, "begin with a line '/// ...'");
  const fails = oneOf('Fails', failures, required('Fails'));
  const header: Header = {
    summary: summary ?? '',
    notWhen: said.filter((line) => line.startsWith('Not when:')).map((line) => line.slice(9).trim()),
    class: oneOf('Class', classes, required('Class')),
    fails,
    lookupFails: oneOf('Lookup-fails', failures, get('Lookup-fails')?.value ?? 'err-ptr'),
    managedFails: oneOf('Managed-fails', failures, get('Managed-fails')?.value ?? fails),
    // Where there is no managed form, an action is all that can be had.
    since: get('Action') === undefined ? required('Since') : (get('Since')?.value ?? ''),
    until: get('Until')?.value,
    declared: wordsOf(get('Action') === undefined ? required('Declared') : (get('Declared')?.value ?? '')),
    include: get('Header')?.value,
    needs: wordsOf(get('Needs')?.value ?? ''),
    contents: isYes(get('Contents')) || isZeroed(get('Contents')),
    zeroed: isZeroed(get('Contents')),
    needsDevice: isYes(get('Needs-device')),
    quiet: isYes(get('Quiet')),
    quietUnless: wordsOf(get('Quiet-unless')?.value ?? ''),
    lasts: isYes(get('Lasts')),
    action: get('Action')?.value,
    refused: get('Refused')?.value,
    review: get('Review')?.value,
    managedWith: get('Managed-with')?.value,
    unlessDeclared: wordsOf(get('Unless-declared')?.value ?? ''),
    once: get('Once')?.value,
    keeps: wordsOf(get('Keeps')?.value ?? ''),
    takenBy: wordsOf(get('Taken-by')?.value ?? ''),
  };
  return { header: diagnostics.length > 0 ? undefined : header, diagnostics };
}

const wordsOf = (value: string): readonly string[] => value.split(/[\s,]+/).filter(Boolean);

const isYes = (fact: Fact | undefined): boolean => fact?.value === 'yes';

const isZeroed = (fact: Fact | undefined): boolean => fact?.value === 'zeroed';

function headLines(text: string): { said: readonly string[]; facts: ReadonlyMap<string, Fact> } {
  const said: string[] = [];
  const facts = new Map<string, Fact>();
  let at = 0;
  for (const line of text.split('\n')) {
    const span = { start: at, end: at + line.length };
    at += line.length + 1;
    if (line.startsWith('@') || line.startsWith('virtual ')) break;
    if (line.startsWith('///')) {
      const words = line.slice(3).trim();
      // A line that is indented more goes on with the sentence before.
      if (line.startsWith('///   ') && said.length > 0) said[said.length - 1] += ` ${words}`;
      else if (words !== '') said.push(words);
      continue;
    }
    const fact = /^\/\/ ([A-Z][A-Za-z-]*): *(.*?) *$/.exec(line);
    if (fact) facts.set(fact[1] as string, { value: fact[2] as string, span });
  }
  return { said, facts };
}
