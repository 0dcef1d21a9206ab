/** `disable NAME` in a rule's head, where nothing has that name: said, since the rule would be read as if it were not there. */
import { readIsos } from '../../compile/iso-read.ts';
import { standardIsos } from '../../compile/iso-standard.ts';
import type { IsoFiles } from '../../compile/patch.ts';
import type { Diagnostic } from '../../report/diagnostic.ts';
import { nearest } from '../../smpl/nearest.ts';
import type { CodeRule } from '../../smpl/syntax.ts';

/** What the matcher itself takes as equal, and what only Coccinelle's own set holds. */
const others = `all optional_storage optional_qualifier optional_attributes value_format comm_assoc prototypes
  optional_declarer_semicolon add_int1 add_int2 add_signed mkinit`.split(/\s+/);

/** The names that may be disabled under these files of isomorphisms. */
export function isoNames(files: IsoFiles): ReadonlySet<string> {
  const texts = [['standard.iso', standardIsos] as const, ...files];
  const named = texts.flatMap(([file, text]) => (readIsos(text, file).value ?? []).map(({ name }) => name));
  return new Set([...others, ...named]);
}

export const aboutDisabled = (rule: CodeRule, names: ReadonlySet<string>): readonly Diagnostic[] =>
  rule.disable
    .filter((name) => !names.has(name))
    .map((name): Diagnostic => {
      const near = nearest(name, names);
      return {
        severity: 'warning',
        code: 'unknown-isomorphism',
        message: `no isomorphism is called \`${name}\`: nothing is disabled by it`,
        span: rule.span,
        ...(near !== undefined && { advice: `did you mean \`${near}\`?` }),
      };
    });
