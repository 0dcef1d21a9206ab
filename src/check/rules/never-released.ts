import type { Node } from '../../c/syntax.ts';
import { bare, callArguments, calleeName, nodesOfKind, sourceText, spelling } from '../../c/walk.ts';
import { around, keptIn, sitesIn } from '../../lifetimes/sites.ts';
import {
  globalHome,
  type Home,
  type Member,
  mayBeEnded,
  memberHome,
  storedHome,
  typeHome,
} from '../endings.ts';
import { releaseNames } from '../evidence.ts';
import { type Held, managedWord, needsItsPointer } from '../held.ts';
import { OwnTypes } from '../own-types.ts';
import type { FileView, Found, Rule } from '../rule.ts';

/** What is kept where only this file can find it again, and nothing in this file ever releases it. */
export const neverReleased: Rule = {
  id: 'never-released',
  purpose:
    'Something is kept in a struct that only this file knows, or in a variable of this file, and nothing here ever releases it.',
  cases: ['Buffers of a device that its disconnect, or the last reference, forgets to free'],
  yields: true,
  inFile: (view: FileView): readonly Found[] => {
    if (!endsByHand(view)) return [];
    const { file, calls, mentions, table } = view;
    const items = mentions.functions.filter((item) =>
      [...mentions.wordsOf(item)].some((word) => table.has(word)),
    );
    const sites = sitesIn(file, calls, items, table).map((site): Held => ({ ...site, managed: undefined }));
    const kept = sites.filter(
      (site) =>
        needsItsPointer(site) &&
        site.managed === undefined &&
        !site.pattern.lasts &&
        !isOfBooting(view, site),
    );
    if (kept.length === 0) return [];
    const types = new OwnTypes(file);
    return kept.flatMap((site) => {
      const home = homeOf(site, types);
      if (
        home === undefined ||
        isUnclear(view, site) ||
        isManagedElsewhere(view, site) ||
        mayBeEnded(view, site, home.home)
      )
        return [];
      if (home.home.byType && releasesUnknown(view, site, home.home.word, types)) return [];
      const releases = releaseNames(site.pattern)
        .slice(0, 3)
        .map((name) => `${name}()`);
      return [
        {
          confidence: 'likely',
          span: site.call,
          functionName: site.functionName,
          message: `nothing in this file ever releases ${home.what}, which ${site.form.callee}() acquires`,
          why: 'No other file knows where it is, so that it stays for good: each time the driver is bound, or this is called, more is lost.',
          advice: `Release it where what holds it goes (${releases.join(', ')}), or acquire it in its managed form.`,
          path: [{ span: site.call, text: 'acquired here' }],
          subject: sourceText(site.call, file.text),
        },
      ];
    });
  },
};

/** Something ends while the kernel runs: a driver is unbound, a module unloaded. */
const endsByHand = ({ drivers, file: { text } }: FileView): boolean =>
  !/\bsuppress_bind_attrs\s*=\s*true\b|\bbuiltin_\w*driver\s*\(/.test(text) &&
  (drivers.units.some(({ remove }) => remove !== undefined) || /^\s*module_exit\s*\(/m.test(text));

/** Once, while the kernel boots: it is for as long as the machine runs. */
const isOfBooting = ({ file }: FileView, { item: { start, body, end } }: Held): boolean =>
  /\b__(?:init|meminit|cpuinit)\b/.test(file.text.slice(start, body ?? end)) &&
  !/^\s*module_exit\s*\(/m.test(file.text);

interface Kept {
  readonly home: Home;
  /** As the code names it. */
  readonly what: string;
}

function homeOf(site: Held, types: OwnTypes): Kept | undefined {
  const target = targetOf(site);
  if (target === undefined) return undefined;
  const { item, pattern } = site;
  const [base, , name] = target.kind === 'field' ? target.children : [];
  const tag = base === undefined ? undefined : types.typeOf(item, base)?.tag;
  if (name !== undefined && tag !== undefined && types.membersOf(tag)?.has(name.text))
    return { home: memberHome({ tag, name: name.text }, types), what: spelling(target) };
  if (target.kind !== 'ident') return undefined;
  const own = types.variable(item, target.text);
  if (pattern.contents && own?.tag !== undefined && own.pointer && types.membersOf(own.tag) !== undefined)
    return { home: typeHome(own.tag, types), what: `the struct ${own.tag}` };
  if (!types.isLocal(item, target.text))
    return types.global(target.text)?.pointer
      ? { home: globalHome(target.text, types), what: target.text }
      : undefined;
  const stored = isLedTo(site, target.text) ? undefined : storedIn(site, target.text, types);
  return stored && { home: storedHome(stored.member, types, target.text, item), what: spelling(stored.to) };
}

/**
 * Others lead to it as well: `pci_set_drvdata(pdev, dev)`, `priv = netdev_priv(dev)`. What it is given itself, its
 * first argument says: `input_set_drvdata(input, priv)`.
 */
const isLedTo = ({ fn }: Held, local: string): boolean =>
  nodesOfKind(fn, 'call').some((call) => {
    const at = callArguments(call).findIndex(({ text }) => text === local);
    return (
      at > 0 ||
      (at === 0 &&
        around(fn, call).some(({ kind }) => kind === 'assign' || kind === 'init') &&
        !isTested(fn, call))
    );
  });

/** `ret = register(dev)`: a number. */
const isTested = (fn: Node, call: Node): boolean =>
  around(fn, call).some(
    ({ kind, children: [to] }) =>
      kind === 'assign' && /^(?:err|ret|rc|error|result|status|retval|res)$/.test(to?.text ?? ''),
  );

/** `p->f` of `p->f = x;`, a member of a struct that this file defines. */
const storedIn = (
  { fn, item }: Held,
  local: string,
  types: OwnTypes,
): { readonly to: Node; readonly member: Member } | undefined =>
  nodesOfKind(fn, 'assign').flatMap(({ children: [to, , from] }) => {
    const [base, , name] = to?.kind === 'field' ? to.children : [];
    if (to === undefined || base === undefined || name === undefined || from?.text !== local) return [];
    const tag = types.typeOf(item, base)?.tag;
    return tag !== undefined && types.membersOf(tag)?.has(name.text) === true
      ? [{ to, member: { tag, name: name.text } }]
      : [];
  })[0];

/** `p->f` of `p->f = acquire()`, `x` of `struct t *x = acquire()`. */
function targetOf({ fn, call }: Held): Node | undefined {
  for (const parent of around(fn, call)) {
    if (parent.kind === 'assign')
      return bare(parent.children[2] ?? parent) === call ? parent.children[0] : undefined;
    if (parent.kind === 'init') {
      const [declarator] = parent.children;
      return declarator?.kind === 'pointer' ? declarator.children.at(-1) : undefined;
    }
    if (parent.kind !== 'cast' && parent.kind !== 'paren') return undefined;
  }
  return undefined;
}

/** A release's address is taken, or it stands in a macro: nobody knows what it is given. */
const isUnclear = ({ calls }: FileView, { pattern }: Held): boolean =>
  releaseNames(pattern).some((name) => calls.usesOf(name).some(({ kind }) => kind !== 'call'));

/** The same member gets its value from a managed call as well: `#ifdef` chooses, or the kind of the device. */
const isManagedElsewhere = ({ file, mentions, vocabulary }: FileView, site: Held): boolean => {
  const member = keptIn(site);
  if (member === undefined) return false;
  return mentions.functions.some(
    (item) =>
      mentions.textOf(item).includes(member) &&
      nodesOfKind(file.read(item).tree, 'assign').some(
        ({ children: [to, , from] }) =>
          to?.kind === 'field' &&
          to.children[2]?.text === member &&
          from !== undefined &&
          managedWord(vocabulary, calleeName(bare(from)) ?? '') !== undefined,
      ),
  );
};

/** Some release is given what has no type that is known here: it may be this. */
const releasesUnknown = (view: FileView, { pattern }: Held, tag: string, types: OwnTypes): boolean =>
  releaseNames(pattern).some((name) =>
    view.calls.usesOf(name).some((use) => {
      if (use.kind !== 'call') return true;
      const given = bare(use.call.children[2]?.children[0] ?? use.call);
      if (given.kind === 'field') return isStoredIn(view, given.children[2]?.text ?? '', tag, types);
      const [of] = given.kind === 'index' ? given.children : [given];
      const what = of?.kind === 'ident' ? types.variable(use.item, of.text) : undefined;
      return what === undefined || what.isAnything || (of !== given && what.tag === tag);
    }),
  );

/** The variables whose values an expression passes on: not what it follows or gives to a call. */
const namedIn = ({ kind, text, children }: Node): readonly string[] =>
  kind === 'ident' ? [text] : kind === 'call' || kind === 'field' ? [] : children.flatMap(namedIn);

/** `mtd->priv = part`: a member of that name is where a pointer to such a struct goes. */
const isStoredIn = ({ file, mentions }: FileView, member: string, tag: string, types: OwnTypes): boolean =>
  mentions.functions.some((item) => {
    if (!mentions.textOf(item).includes(member)) return false;
    return nodesOfKind(file.read(item).tree, 'assign').some(({ children: [to, , from] }) => {
      const [, , name] = to?.kind === 'field' ? to.children : [];
      if (name?.text !== member || from === undefined) return false;
      return namedIn(from).some((one) => types.variable(item, one)?.tag === tag);
    });
  });
