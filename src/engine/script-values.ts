/** Values of metavariables on their way to scripts and back. */
import { readExpression, readStatements } from '../c/fragments.ts';
import type { Node } from '../c/syntax.ts';
import type { CodePlace } from '../match/bindings.ts';
import type { Bound } from '../match/env.ts';
import { keyOf, keyOfAll } from '../match/key.ts';
import { positionBound } from '../match/variables.ts';
import { LineIndex } from '../text/line-index.ts';
import type { RuleFile } from './open-file.ts';
import type { MadeValue, ScriptPlace, ScriptValue } from './scripts.ts';

/** Turns values into what scripts see, for one text. */
export class ScriptView {
  readonly #file: RuleFile;
  readonly #lines: LineIndex;

  constructor(file: RuleFile) {
    this.#file = file;
    this.#lines = new LineIndex(file.text);
  }

  valueOf({ key, value }: Bound, isList: boolean): ScriptValue {
    switch (value.kind) {
      case 'position':
        return { kind: 'places', places: value.places.map((place) => this.#placeOf(place)) };
      case 'code':
        if (!isList) return { kind: 'text', text: keyOfAll(value.nodes) };
        return { kind: 'list', text: keyOfAll(value.nodes), members: membersOf(value.nodes) };
      case 'word':
        return { kind: 'text', text: value.text };
      case 'count':
        return { kind: 'text', text: key };
      default:
        return value satisfies never;
    }
  }

  #placeOf({ file, start, end }: CodePlace): ScriptPlace {
    const item = this.#file.items.find((each) => each.start <= start && start < each.end);
    const [first, last] = [this.#at(start), this.#at(end)];
    const [from, to] = [this.#at(item?.start ?? start), this.#at(item?.end ?? end)];
    const named = item?.kind === 'function' || item?.kind === 'declaration' ? item.name : undefined;
    return {
      file,
      line: first.line,
      column: first.column,
      lineEnd: last.line,
      columnEnd: last.column,
      element: named ?? 'something_else',
      elementLine: from.line,
      elementColumn: from.column,
      elementLineEnd: to.line,
      elementColumnEnd: to.column,
    };
  }

  #at(offset: number): { readonly line: number; readonly column: number } {
    const { line, column } = this.#lines.placeAt(offset);
    return { line, column: column - 1 };
  }

  /** Undefined when what the script made is no code of that kind. */
  boundOf(made: MadeValue): Bound | undefined {
    switch (made.kind) {
      case 'identifier':
      case 'type':
      case 'pragmainfo':
        return { key: made.text, value: { kind: 'word', text: made.text } };
      case 'length':
        return { key: made.text, value: { kind: 'count', count: Number(made.text) } };
      case 'expression':
        return codeBound(made.text, readExpression(made.text).nodes);
      case 'statement':
        return codeBound(made.text, readStatements(made.text).nodes);
      case 'position':
        return positionBound({
          file: made.file,
          fn: undefined,
          start: this.#lines.startOf(made.line) + made.column,
          end: this.#lines.startOf(made.lineEnd) + made.columnEnd,
        });
      default:
        return made satisfies never;
    }
  }
}

const codeBound = (text: string, nodes: readonly Node[] | undefined): Bound | undefined =>
  nodes === undefined ? undefined : { key: keyOfAll(nodes), value: { kind: 'word', text } };

const membersOf = (nodes: readonly Node[]): readonly string[] =>
  nodes.filter(({ kind, text }) => kind !== 'token' || text !== ',').map(keyOf);
