/** Which subsystems take such patches: read from `policies/*.json`, asked for each file. */
export interface Policy {
  /** Paths that it holds for: they begin with one of these. */
  readonly paths: readonly string[];
  readonly except: readonly string[];
  /** 'hold': no mail is written, unless the user insists. 'advise': the mail is written, and the user is told. */
  readonly verdict: 'hold' | 'advise';
  readonly reason: string;
  /** Where that stands. */
  readonly source: string;
}

/** The policy for a file: the one with the longest path, because a part of a subsystem can have rules of its own. */
export function policyFor(path: string, policies: readonly Policy[]): Policy | undefined {
  let best: { readonly policy: Policy; readonly length: number } | undefined;
  for (const policy of policies) {
    const length = longestStart(path, policy.paths);
    if (length === 0 || longestStart(path, policy.except) > 0) continue;
    if (best === undefined || length > best.length) best = { policy, length };
  }
  return best?.policy;
}

const longestStart = (path: string, starts: readonly string[]): number =>
  Math.max(0, ...starts.filter((start) => path.startsWith(start)).map(({ length }) => length));

/** The policies in a file's text, or what is wrong with it. */
export function readPolicies(text: string): readonly Policy[] | string {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return (error as Error).message;
  }
  if (!Array.isArray(read)) return 'it has to be a list of policies';
  const policies: Policy[] = [];
  for (const [index, entry] of read.entries()) {
    const policy = policyFrom(entry);
    if (typeof policy === 'string') return `policy ${index + 1}: ${policy}`;
    policies.push(policy);
  }
  return policies;
}

function policyFrom(entry: unknown): Policy | string {
  const { paths, except = [], verdict, reason, source } = (entry ?? {}) as Record<string, unknown>;
  if (!isWords(paths) || paths.length === 0) return '"paths" has to be a list of paths';
  if (!isWords(except)) return '"except" has to be a list of paths';
  if (verdict !== 'hold' && verdict !== 'advise') return '"verdict" has to be "hold" or "advise"';
  if (typeof reason !== 'string' || typeof source !== 'string')
    return '"reason" and "source" have to be texts';
  return { paths, except, verdict, reason, source };
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');
