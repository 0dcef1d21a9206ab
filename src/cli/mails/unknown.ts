/** What a tree could not tell about the mails: said aloud, so that nobody takes a guess for knowledge. */
import type { Draft } from './draft.ts';
import { hasRecipients } from './recipients.ts';
import type { WorkTree } from './work-tree.ts';

export function unknownText(drafts: readonly Draft[], tree: WorkTree, kernel: string | undefined): string {
  const guessed = drafts.filter(({ prefix }) => prefix.isGuess).map(({ file }) => file.shown);
  const lines = [
    ...(tree.head === undefined
      ? ['no commit of a git repository is checked out here, so none is named as base']
      : []),
    ...(guessed.length > 0
      ? [
          `no history shows how subjects of ${few(guessed)} begin, so that was guessed from ${guessed.length === 1 ? 'its place' : 'their places'}`,
        ]
      : []),
    ...(tree.isKernel || kernel !== undefined
      ? []
      : ['no kernel tree is around the files, so nothing says which functions it has; see --kernel']),
    ...(hasRecipients(tree.root)
      ? []
      : ['no scripts/get_maintainer.pl is here, so nobody is named as recipient']),
  ];
  return lines.map((line) => `not known: ${line}\n`).join('');
}

const few = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more files`;
