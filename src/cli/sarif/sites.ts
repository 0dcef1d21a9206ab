import type { ArtifactLocation, ReportingDescriptor, Result } from 'sarif';
import { changedLines } from '../../patch/line-changes.ts';
import type { FileOutcome, SiteReport, Verdict } from '../outcome.ts';
import type { Finished } from '../schedule.ts';
import { artifactOf, atLine } from './log.ts';

const levels: Readonly<Record<Verdict, Result.level>> = {
  converted: 'note',
  review: 'note',
  refused: 'none',
};

/** The rules of a run are the codes of its verdicts; each is described as it is met. */
export class SiteRules {
  readonly #rules = new Map<string, ReportingDescriptor>();

  note({ code, sentence }: SiteReport): void {
    if (!this.#rules.has(code))
      this.#rules.set(code, { id: code, shortDescription: { text: sentence || code } });
  }

  get all(): readonly ReportingDescriptor[] {
    return [...this.#rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

/** A result for each acquire; what a file becomes is the fix of its first converted one. */
export function siteResults({ file, outcome }: Finished, rules: SiteRules): readonly Result[] {
  if (!('sites' in outcome)) return [];
  const artifact = artifactOf(file.diffPath);
  let isFixTold = false;
  return outcome.sites.map((site) => {
    rules.note(site);
    const fixes = site.applied && !isFixTold ? fixesOf(outcome, artifact) : undefined;
    isFixTold ||= fixes !== undefined;
    return resultOf(site, artifact, fixes);
  });
}

function resultOf(site: SiteReport, artifact: ArtifactLocation, fixes: Result['fixes']): Result {
  const { acquire, code, reason, line, column, fn, verdict, evidence, managed } = site;
  const location = atLine(artifact, line);
  const region = { ...location.physicalLocation?.region, startColumn: column };
  const related = evidence.map((one, id) => ({ id, ...atLine(artifact, one.line, one.note) }));
  return {
    ruleId: code,
    level: levels[verdict],
    // What is not to be changed is no failure, and such results have no level.
    kind: verdict === 'refused' ? 'informational' : 'fail',
    message: {
      text: verdict === 'converted' ? `${acquire}() becomes ${managed}()` : `${acquire}(): ${reason}`,
    },
    locations: [
      {
        physicalLocation: { ...location.physicalLocation, region },
        logicalLocations: [{ name: fn, kind: 'function' }],
      },
    ],
    ...(related.length > 0 && { relatedLocations: related }),
    ...(fixes !== undefined && { fixes }),
    properties: { verdict, pattern: site.pattern, driver: site.driver, bus: site.bus },
  };
}

/** The lines that a file's conversion replaces, by those that come instead. */
function fixesOf(outcome: FileOutcome, artifact: ArtifactLocation): Result['fixes'] {
  if (outcome.kind !== 'changed') return undefined;
  const [before, after] = [linesOf(outcome.text), linesOf(outcome.after)];
  const replacements = changedLines(before, after).map((change) => ({
    deletedRegion: {
      startLine: change.before + 1,
      startColumn: 1,
      endLine: change.before + change.removed + 1,
      endColumn: 1,
    },
    insertedContent: { text: after.slice(change.after, change.after + change.added).join('') },
  }));
  return [
    {
      description: { text: 'Convert the driver, all at once' },
      artifactChanges: [{ artifactLocation: artifact, replacements }],
    },
  ];
}

/** With their ends. */
const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/);
