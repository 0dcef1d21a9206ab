import type { ArtifactLocation, Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { versions } from '../version.ts';

/**
 * SARIF 2.1.0 (OASIS): what code scanning services and editors read. Columns are UTF-16 units, as everywhere here;
 * paths are relative to the tree's root.
 */
export function sarifText(
  rules: readonly ReportingDescriptor[],
  results: readonly Result[],
  failures: readonly Failure[],
  complete = failures.length === 0,
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
        invocations: [
          {
            executionSuccessful: complete,
            ...(failures.length > 0 && { toolExecutionNotifications: failures.map(notificationOf) }),
          },
        ],
        results: [...results],
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

/** A file, or a path that was asked for, that could not be worked on. */
export interface Failure {
  /** From the tree's root, as far as that is known. */
  readonly path: string;
  /** 1-based; where it is about a place in the file. */
  readonly line?: number;
  readonly message: string;
  /** An error if nothing is said. */
  readonly level?: 'error' | 'warning';
}

const notificationOf = ({ path, line, message, level = 'error' }: Failure): Notification => ({
  level,
  message: { text: `${path}: ${message}` },
  locations: [
    line === undefined
      ? { physicalLocation: { artifactLocation: artifactOf(path) } }
      : atLine(artifactOf(path), line),
  ],
});

/** A file by its path from the tree's root. */
export const artifactOf = (path: string): ArtifactLocation => ({
  uri: path.split('/').map(encodeURIComponent).join('/'),
  uriBaseId: 'ROOT',
});

/** A place that is known by its line alone. */
export const atLine = (artifactLocation: ArtifactLocation, line: number, message?: string): Location => ({
  physicalLocation: { artifactLocation, region: { startLine: line } },
  ...(message !== undefined && { message: { text: message } }),
});
