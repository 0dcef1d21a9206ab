import type { Location, Log, Region, ReportingDescriptor, Result } from 'sarif';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { SourceFile } from '../files/find-files.ts';
import { versions } from '../version.ts';

/**
 * SARIF 2.1.0 (OASIS): what code scanning services and editors read. Columns are UTF-16 units, as everywhere here;
 * paths are relative to the tree's root.
 */
export function sarifText(
  rules: readonly ReportingDescriptor[],
  results: readonly Result[],
  complete: boolean,
): string {
  const { name, version } = versions();
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, rules: [...rules] } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: "the root of the kernel's tree" } } },
        invocations: [{ executionSuccessful: complete }],
        results: [...results],
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

/** Places of one file. */
export class Places {
  readonly #index: LineIndex;
  readonly #uri: string;

  constructor({ diffPath }: Pick<SourceFile, 'diffPath'>, text: string) {
    this.#index = new LineIndex(text);
    this.#uri = diffPath.split('/').map(encodeURIComponent).join('/');
  }

  get artifact(): { readonly uri: string; readonly uriBaseId: string } {
    return { uri: this.#uri, uriBaseId: 'ROOT' };
  }

  region({ start, end }: Span): Region {
    const [from, to] = [this.#index.placeAt(start), this.#index.placeAt(end)];
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }

  at(span: Span, message?: string): Location {
    return {
      physicalLocation: { artifactLocation: this.artifact, region: this.region(span) },
      ...(message !== undefined && { message: { text: message } }),
    };
  }

  /** A place that is known by its line alone. */
  atLine(line: number, message?: string): Location {
    return {
      physicalLocation: { artifactLocation: this.artifact, region: { startLine: line } },
      ...(message !== undefined && { message: { text: message } }),
    };
  }
}
