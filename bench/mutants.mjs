/**
 * Breaks converted drivers on purpose, to see whether the proof notices. All edits are made from the tree of the text
 * after; which ones is a matter of the seed alone. The kinds, by what a planner or a hand might do wrong:
 *
 *   release-back         a release that has gone is put back in front of a return of the same function
 *   release-back-if      the same, under a condition
 *   remove-back          remove is put back with one of the releases that have gone, and nothing else
 *   release-dropped      a release by hand that has stayed goes as well
 *   release-if           a release by hand that has stayed is put under a condition
 *   release-twice        ... is made twice
 *   plain-again          one managed call is the plain call again, and its releases do not come back
 *   acquire-twice        a managed call is made twice
 *   acquire-dropped      a managed call goes, with what it is assigned to
 *   acquire-later        a managed call is made one or two statements later
 *   acquire-earlier      ... or earlier
 *   acquires-swapped     two managed calls change places
 *   one-more-managed     a plain call that has stayed becomes managed, and its releases stay
 *   wrong-device         the managed call is tied to another device
 *   other-form           another managed call stands there
 *   other-place          the result is kept elsewhere
 *   elsewhere            the managed call is made in another function as well
 *   argument             an argument of a managed call is another one
 *   check-dropped        the check after a managed call goes
 *   check-negated        ... is turned round
 *   check-other          ... asks whether it is NULL instead of an error pointer, or the other way round
 *   statement-dropped    any statement of a changed function goes
 *   statement-twice      ... is made twice
 *   statements-swapped   ... changes places with the next one
 *   condition-negated    any condition is turned round
 *   return-value         something else is returned
 *   goto-elsewhere       a goto leads to another label, or returns at once
 *   callback-dropped     the driver struct loses its remove or probe
 *   early-release        the managed resource is released by its early release, in front of a return
 */
export const mutationKinds = [
  'release-back',
  'release-back-if',
  'remove-back',
  'release-dropped',
  'release-if',
  'release-twice',
  'plain-again',
  'acquire-twice',
  'acquire-dropped',
  'acquire-later',
  'acquire-earlier',
  'acquires-swapped',
  'one-more-managed',
  'wrong-device',
  'other-form',
  'other-place',
  'elsewhere',
  'argument',
  'check-dropped',
  'check-negated',
  'check-other',
  'statement-dropped',
  'statement-twice',
  'statements-swapped',
  'condition-negated',
  'return-value',
  'goto-elsewhere',
  'callback-dropped',
  'early-release',
];

/** A seeded source of numbers from 0 to 1 (the mulberry32 construction, in the public domain). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Up to `most` mutants of each kind. `meanings` are the proof's words by name; `openC` reads C.
 * A mutant is { kind, line, what, text }; none is the text before or after over again.
 */
export function mutantsOf({ openC, meanings }, before, after, random, most) {
  const ground = new Ground(openC, meanings, before, after);
  const known = new Set([squeezed(before), squeezed(after)]);
  return mutationKinds.flatMap((kind) => {
    const candidates = shuffled(makers[kind](ground), random);
    const mutants = [];
    for (const { edits, what } of candidates) {
      if (mutants.length >= most) break;
      const text = applied(after, edits);
      if (known.has(squeezed(text))) continue;
      known.add(squeezed(text));
      const first = Math.min(...edits.map(({ start }) => start));
      mutants.push({ kind, what, text, line: after.slice(0, first).split('\n').length });
    }
    return mutants;
  });
}

const squeezed = (text) => text.replace(/\s+/g, ' ');

function shuffled(list, random) {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

function applied(text, edits) {
  let result = text;
  for (const { start, end, by } of [...edits].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + by + result.slice(end);
  return result;
}

/** Both texts with their functions, and what of the words occurs where. */
class Ground {
  constructor(openC, meanings, before, after) {
    this.meanings = meanings;
    this.before = { text: before, file: openC(before) };
    this.after = { text: after, file: openC(after) };
    const old = new Map(this.functions(this.before).map(({ item, name }) => [name, textAt(before, item)]));
    this.all = this.functions(this.after);
    this.changed = this.all.filter(({ item, name }) => old.get(name) !== textAt(after, item));
    this.others = this.all.filter((one) => !this.changed.includes(one));
    this.old = new Map(this.functions(this.before).map((one) => [one.name, one]));
    this.acquires = this.changed.flatMap((fn) =>
      this.callsOf(fn, this.after).filter(
        ({ name }) =>
          this.has(name, 'managed') && !textAt(before, old.get(fn.name) ?? fn.item).includes(`${name} (`),
      ),
    );
  }

  functions({ file }) {
    return file.items
      .filter((item) => item.kind === 'function' && item.name !== undefined)
      .map((item) => ({ item, name: item.name, tree: file.read(item).tree }))
      .filter(({ tree }) => tree.kind === 'fundef');
  }

  has(name, role) {
    return this.meanings.get(name)?.some((word) => word.role === role) ?? false;
  }

  callsOf(fn, { text }) {
    const calls = [];
    visit(fn.tree, [], (node, above) => {
      const callee = node.kind === 'call' ? node.children[0] : undefined;
      if (callee?.kind !== 'ident') return;
      const statement = [...above, node].find(
        (one, i, path) => isStatement(one, path[i - 1]) && !hasBody(one),
      );
      calls.push({ fn, node, name: callee.text, statement, above, text: textAt(text, node) });
    });
    return calls;
  }

  /** Releases of the text before that the text after has fewer of, function by function. */
  goneReleases() {
    return [...this.old.values()].flatMap((fn) => {
      const now = this.all.find(({ name }) => name === fn.name);
      const text = now === undefined ? '' : textAt(this.after.text, now.item);
      return this.callsOf(fn, this.before).filter(
        ({ name, statement, text: call }) =>
          this.has(name, 'release') && statement?.kind === 'expr_stmt' && !text.includes(call),
      );
    });
  }

  /** Releases by hand that have stayed. */
  releases() {
    return this.changed.flatMap((fn) =>
      this.callsOf(fn, this.after).filter(({ name, statement }) => this.has(name, 'release') && statement),
    );
  }

  statements() {
    return this.changed.flatMap((fn) => {
      const found = [];
      visit(fn.tree, [], (node, above) => {
        const parent = above[above.length - 1];
        if (
          isStatement(node, parent) &&
          node.kind !== 'block' &&
          node.kind !== 'decl' &&
          node.kind !== 'empty'
        )
          found.push({ fn, node, parent });
      });
      return found;
    });
  }

  /** The statements of a block around a node, and which one it is in. */
  neighbours(above, node) {
    const at = [...above].reverse().findIndex((one) => one.kind === 'block');
    const block = at === -1 ? undefined : above[above.length - 1 - at];
    const row = (block?.children ?? []).filter((one) => one.kind !== 'token');
    return { row, index: row.findIndex((one) => one.start <= node.start && node.end <= one.end) };
  }
}

const textAt = (text, { start, end }) => text.slice(start, end);
const statementKinds = new Set(
  'expr_stmt macro_stmt if while do for iterator switch goto break continue return asm decl empty block marked'.split(
    ' ',
  ),
);
const bodied = new Set('if while do for iterator switch block marked'.split(' '));
const hasBody = (node) => bodied.has(node.kind);
const isStatement = (node, parent) =>
  statementKinds.has(node.kind) && (parent === undefined || hasBody(parent) || parent.kind === 'fundef');

function visit(node, above, visitor) {
  visitor(node, above);
  for (const child of node.children) visit(child, [...above, node], visitor);
}

const replaced = (node, by, what) => ({ edits: [{ start: node.start, end: node.end, by }], what });

/** In front of a statement, with braces where it is the only one of an if. */
const infront = (node, parent, added) =>
  parent?.kind === 'block'
    ? { start: node.start, end: node.start, by: `${added}\n\t` }
    : { start: node.start, end: node.start, by: `{ ${added} ` };
const behind = (node, parent) =>
  parent?.kind === 'block' ? [] : [{ start: node.end, end: node.end, by: ' }' }];

const putInFront = (node, parent, added, what) => ({
  edits: [infront(node, parent, added), ...behind(node, parent)],
  what,
});

/** A node and its next sibling statement within its block. */
function pairsOf(ground) {
  return ground.statements().flatMap(({ fn, node, parent }) => {
    if (parent?.kind !== 'block') return [];
    const row = parent.children.filter((one) => one.kind !== 'token' && one.kind !== 'label');
    const next = row[row.indexOf(node) + 1];
    return next && next.kind !== 'decl' && !between(parent, node, next, 'label') ? [{ fn, node, next }] : [];
  });
}

const between = (block, a, b, kind) =>
  block.children.some((one) => one.kind === kind && one.start >= a.end && one.end <= b.start);

const swapped = (text, a, b, what) => ({
  edits: [
    { start: a.start, end: a.end, by: textAt(text, b) },
    { start: b.start, end: b.end, by: textAt(text, a) },
  ],
  what,
});

/** Returns behind the managed calls of a function. */
const returnsBehind = (ground, fn, from) =>
  ground
    .statements()
    .filter((one) => one.fn.name === fn.name && one.node.kind === 'return' && one.node.start > from);

function releasesBack(ground, wrap) {
  return ground.goneReleases().flatMap(({ fn, statement }) => {
    const acquire = ground.acquires.find((one) => one.fn.name === fn.name);
    if (acquire === undefined) return [];
    const added = wrap(textAt(ground.before.text, statement));
    // The first return behind an acquire may be its own failure: there releasing NULL is no fault.
    return returnsBehind(ground, fn, acquire.node.end)
      .slice(1)
      .map(({ node, parent }) => putInFront(node, parent, added, `${added} is back`));
  });
}

/** The if that follows a managed call's statement. */
function checksOf(ground) {
  return ground.acquires.flatMap(({ above, node, name }) => {
    const { row, index } = ground.neighbours(above, node);
    const inside = above.find((one) => one.kind === 'if' && one.children[2] && within(node, one.children[2]));
    const check = inside ?? row[index + 1];
    return check?.kind === 'if' ? [{ check, name, inside: inside !== undefined }] : [];
  });
}

const within = (inner, outer) => outer.start <= inner.start && inner.end <= outer.end;

const argumentsOf = (call) =>
  (call.children[2]?.children ?? []).filter((one) => !(one.kind === 'token' && one.text === ','));

function acquireMoved(ground, step) {
  return ground.acquires.flatMap(({ above, statement, node, name }) => {
    if (statement?.kind !== 'expr_stmt') return [];
    const { row, index } = ground.neighbours(above, node);
    return [1, 2].flatMap((far) => {
      const other = row[index + step * far];
      if (!other || other.kind === 'decl' || other.kind === 'label' || row[index] !== statement) return [];
      const text = textAt(ground.after.text, statement);
      const at = step > 0 ? other.end : other.start;
      return [
        {
          edits: [
            { start: statement.start, end: statement.end, by: '' },
            { start: at, end: at, by: step > 0 ? `\n\t${text}` : `${text}\n\t` },
          ],
          what: `${name}() ${far} statements ${step > 0 ? 'later' : 'earlier'}`,
        },
      ];
    });
  });
}

const makers = {
  'release-back': (ground) => releasesBack(ground, (text) => text),
  'release-back-if': (ground) => releasesBack(ground, (text) => `if (broken_option) ${text}`),

  'remove-back': (ground) => {
    const gone = [...ground.old.values()].filter((one) => !ground.all.some(({ name }) => name === one.name));
    return gone.flatMap((fn) => {
      const field = structField(ground.before, fn.name);
      const driver = structOf(ground.after, ground.before, field);
      if (!field || !driver) return [];
      const releases = ground.goneReleases().filter((one) => one.fn === fn);
      return releases.map(({ statement }) => {
        const others = releases.filter((one) => one.statement !== statement).map((one) => one.statement);
        const text = applied(
          ground.before.text.slice(fn.item.start, fn.item.end),
          others.map(({ start, end }) => ({
            start: start - fn.item.start,
            end: end - fn.item.start,
            by: '',
          })),
        );
        return {
          edits: [
            { start: driver.item.start, end: driver.item.start, by: `${text}\n\n` },
            { start: driver.brace, end: driver.brace, by: `\n\t${field.text},` },
          ],
          what: `${fn.name}() is back with ${textAt(ground.before.text, statement)}`,
        };
      });
    });
  },

  'release-dropped': (ground) =>
    ground.releases().map(({ statement, name }) => replaced(statement, ';', `no ${name}()`)),
  'release-if': (ground) =>
    ground
      .releases()
      .map(({ statement, name, text }) =>
        replaced(statement, `if (broken_option) ${text};`, `${name}() sometimes`),
      ),
  'release-twice': (ground) =>
    ground
      .releases()
      .map(({ statement, name, text }) => replaced(statement, `{ ${text}; ${text}; }`, `${name}() twice`)),

  'plain-again': (ground) =>
    ground.acquires.flatMap(({ fn, node, name }) => {
      const old = ground.old.get(fn.name);
      const word = ground.meanings.get(name).find((one) => one.role === 'managed');
      if (!old) return [];
      const target = targetOf(fn, node, ground.after.text);
      const plain = ground
        .callsOf(old, ground.before)
        .find((one) => one.name === word.plain && targetOf(old, one.node, ground.before.text) === target);
      return plain && !word.folds ? [replaced(node, plain.text, `${plain.name}() again`)] : [];
    }),
  'acquire-twice': (ground) =>
    ground.acquires
      .filter(({ statement }) => statement?.kind === 'expr_stmt')
      .map(({ statement, name }) => {
        const text = textAt(ground.after.text, statement);
        return replaced(statement, `{ ${text} ${text} }`, `${name}() twice`);
      }),
  'acquire-dropped': (ground) =>
    ground.acquires.flatMap(({ statement, name }) =>
      statement?.kind === 'expr_stmt' ? [replaced(statement, ';', `no ${name}()`)] : [],
    ),
  'acquire-later': (ground) => acquireMoved(ground, 1),
  'acquire-earlier': (ground) => acquireMoved(ground, -1),
  'acquires-swapped': (ground) =>
    ground.acquires.flatMap((one, i) =>
      ground.acquires
        .slice(i + 1)
        .filter((two) => two.fn === one.fn)
        .map((two) => swapped(ground.after.text, one.node, two.node, `${one.name}() and ${two.name}()`)),
    ),
  'one-more-managed': (ground) =>
    ground.changed.flatMap((fn) =>
      ground.callsOf(fn, ground.after).flatMap(({ node, name }) => {
        const managed = [...ground.meanings.values()]
          .flat()
          .find((word) => word.role === 'managed' && word.plain === name && !word.folds);
        const device = ground.acquires.map(({ node: call, name: one }) => ownerOf(ground, call, one))[0];
        if (!managed || !device) return [];
        const args = argumentsOf(node).map((one) => textAt(ground.after.text, one));
        const given = [];
        managed.plainArguments.forEach((at, index) => {
          if (at !== undefined) given[at] = args[index];
        });
        given[managed.owner] ??= textAt(ground.after.text, device);
        return [
          replaced(node, `${managed.name}(${[...given].map((one) => one ?? '0').join(', ')})`, managed.name),
        ];
      }),
    ),
  'wrong-device': (ground) =>
    ground.acquires.flatMap(({ node, name }) => {
      const device = ownerOf(ground, node, name);
      if (!device) return [];
      const text = textAt(ground.after.text, device);
      const parent = text.startsWith('&') ? `${text.slice(1)}.parent` : `${text}->parent`;
      return [parent, 'NULL', '&other->dev', 'system_device'].map((by) =>
        replaced(device, by, `${name}() tied to ${by}`),
      );
    }),
  'other-form': (ground) =>
    ground.acquires.flatMap(({ node, name }) => {
      const forms = [...ground.meanings]
        .filter(([other, words]) => other !== name && words.some((word) => word.role === 'managed'))
        .map(([other]) => other);
      const near = forms.filter((other) => other.slice(0, 10) === name.slice(0, 10));
      return [...near, ...forms.slice(0, 2)].map((by) =>
        replaced(node.children[0], by, `${by}() for ${name}()`),
      );
    }),
  'other-place': (ground) =>
    ground.acquires.flatMap(({ fn, node, name }) => {
      const target = assignmentOf(fn, node)?.children[0];
      return target?.kind === 'field'
        ? [replaced(target.children[2], 'other_place', `${name}() kept elsewhere`)]
        : [];
    }),
  elsewhere: (ground) =>
    ground.acquires.flatMap(({ text, name }) =>
      ground.others.flatMap(({ item, name: there }) =>
        item.body === undefined
          ? []
          : [
              {
                edits: [{ start: item.body + 1, end: item.body + 1, by: `\n\t${text};` }],
                what: `${name}() in ${there}()`,
              },
            ],
      ),
    ),
  argument: (ground) =>
    ground.acquires.flatMap(({ node, name }) => {
      const device = ownerOf(ground, node, name);
      return argumentsOf(node)
        .filter((one) => one !== device)
        .map((one) => replaced(one, 'broken_argument', `an argument of ${name}()`));
    }),

  'check-dropped': (ground) =>
    checksOf(ground).map(({ check, name, inside }) =>
      inside
        ? replaced(check, `${textAt(ground.after.text, check.children[2])};`, `${name}() unchecked`)
        : replaced(check, ';', `${name}() unchecked`),
    ),
  'check-negated': (ground) =>
    checksOf(ground).map(({ check, name }) =>
      replaced(check.children[2], `!(${textAt(ground.after.text, check.children[2])})`, `check of ${name}()`),
    ),
  'check-other': (ground) =>
    checksOf(ground).flatMap(({ check, name }) => {
      const text = textAt(ground.after.text, check.children[2]);
      const by = /^!\s*[\w>.-]+$/.test(text)
        ? `IS_ERR(${text.slice(1)})`
        : /^IS_ERR\s*\(/.test(text)
          ? `!${text.replace(/^IS_ERR\s*/, '')}`
          : /^\w+$/.test(text)
            ? `${text} > 0`
            : undefined;
      return by === undefined ? [] : [replaced(check.children[2], by, `check of ${name}()`)];
    }),

  'statement-dropped': (ground) =>
    ground
      .statements()
      .filter(({ node }) => node.kind !== 'return')
      .map(({ node }) =>
        replaced(node, ';', `without ${squeezed(textAt(ground.after.text, node)).slice(0, 60)}`),
      ),
  'statement-twice': (ground) =>
    ground
      .statements()
      .filter(({ node }) => node.kind === 'expr_stmt')
      .map(({ node }) => {
        const text = textAt(ground.after.text, node);
        return replaced(node, `{ ${text} ${text} }`, `twice ${squeezed(text).slice(0, 60)}`);
      }),
  'statements-swapped': (ground) =>
    pairsOf(ground).map(({ node, next }) =>
      swapped(
        ground.after.text,
        node,
        next,
        `${squeezed(textAt(ground.after.text, node)).slice(0, 50)} behind ${squeezed(textAt(ground.after.text, next)).slice(0, 50)}`,
      ),
    ),
  'condition-negated': (ground) =>
    ground
      .statements()
      .filter(({ node }) => node.kind === 'if')
      .map(({ node }) => {
        const text = textAt(ground.after.text, node.children[2]);
        return replaced(node.children[2], `!(${text})`, `not ${squeezed(text)}`);
      }),
  'return-value': (ground) =>
    ground
      .statements()
      .filter(({ node }) => node.kind === 'return' && node.children.length > 2)
      .flatMap(({ node }) => {
        const text = textAt(ground.after.text, node.children[1]);
        return ['0', '-EBROKEN', 'broken_value']
          .filter((by) => by !== text)
          .map((by) => replaced(node.children[1], by, `return ${by} for ${text}`));
      }),
  'goto-elsewhere': (ground) =>
    ground
      .statements()
      .filter(({ node }) => node.kind === 'goto')
      .flatMap(({ fn, node }) => {
        const labels = [];
        visit(fn.tree, [], (one) => {
          if (one.kind === 'label') labels.push(one.children[0].text);
        });
        const here = node.children[1]?.text;
        return [
          ...labels.filter((label) => label !== here).map((label) => `goto ${label};`),
          'return -EBROKEN;',
        ].map((by) => replaced(node, by, `${by} for goto ${here}`));
      }),
  'callback-dropped': (ground) =>
    ground.changed.flatMap(({ name }) => {
      const field = structField(ground.after, name);
      return field
        ? [{ edits: [{ start: field.start, end: field.end, by: '' }], what: `without ${field.text}` }]
        : [];
    }),
  'early-release': (ground) =>
    ground.acquires.flatMap(({ fn, node, name }) => {
      const early = earlyReleases[name];
      const device = ownerOf(ground, node, name);
      const target = targetOf(fn, node, ground.after.text);
      if (!early || !device || target === undefined) return [];
      const added = `${early}(${textAt(ground.after.text, device)}, ${target});`;
      return returnsBehind(ground, fn, node.end)
        .slice(1)
        .map(({ node: end, parent }) => putInFront(end, parent, added, added));
    }),
};

const earlyReleases = {
  devm_kzalloc: 'devm_kfree',
  devm_kcalloc: 'devm_kfree',
  devm_ioremap: 'devm_iounmap',
  devm_clk_get: 'devm_clk_put',
};

function ownerOf(ground, node, name) {
  const word = ground.meanings.get(name)?.find((one) => one.role === 'managed');
  return word === undefined ? undefined : argumentsOf(node)[word.owner];
}

/** The assignment or initialisation that a call is the right side of. */
function assignmentOf(fn, call) {
  let found;
  visit(fn.tree, [], (node) => {
    if (
      (node.kind === 'assign' || node.kind === 'init') &&
      node.children[2] &&
      within(call, node.children[2])
    )
      found = node;
  });
  return found;
}

const targetOf = (fn, call, text) => {
  const target = assignmentOf(fn, call)?.children[0];
  return target === undefined ? undefined : squeezed(textAt(text, target)).replace(/^\* ?/, '');
};

/** `.remove = name` in a driver struct, with the comma behind it. */
function structField({ text, file }, name) {
  for (const item of file.items) {
    if (item.kind === 'function') continue;
    const found = new RegExp(`\\.\\s*\\w+\\s*=\\s*${name}\\b`).exec(textAt(text, item));
    if (!found) continue;
    const start = item.start + found.index;
    const rest = /^\s*,/.exec(text.slice(start + found[0].length))?.[0] ?? '';
    return { item, text: found[0], start, end: start + found[0].length + rest.length };
  }
  return undefined;
}

/** The same struct in the text after: its item, and where its brace opens. */
function structOf({ text, file }, before, field) {
  if (!field) return undefined;
  const head = textAt(before.text, field.item).split('{')[0];
  const item = file.items.find((one) => one.kind !== 'function' && textAt(text, one).startsWith(`${head}{`));
  return item && { item, brace: item.start + head.length + 1 };
}
