/**
 * Code as lines and blocks of lines, so that parts can be taken out of it without breaking it.
 *
 * @typedef {{ line: string, sign?: string } | { open: Tree, body: Tree[], close: Tree, split?: Tree }} Tree
 */
export const line = (text, sign = '') => ({ line: text, sign });

export const block = (open, body, close, sign = '') => ({
  open: line(open, sign),
  body,
  close: line(close, sign),
});

/** The text, one tab a level; the sign of a line, if it has one, is in front. */
export function textOf(trees, depth = 0) {
  return trees.map((tree) => textOfOne(tree, depth)).join('');
}

function textOfOne(tree, depth) {
  if (tree.line !== undefined) {
    if (tree.line === '') return tree.sign ? `${tree.sign}\n` : '\n';
    const indent = /^[#(|)&]$|^#/.test(tree.line) ? '' : '\t'.repeat(depth);
    return tree.line.replace(/^.*$/gm, (one) => `${tree.sign ?? ''}${indent}${one}`).concat('\n');
  }
  return textOfOne(tree.open, depth) + textOf(tree.body, depth + 1) + textOfOne(tree.close, depth);
}

/** All trees that are this one with one part gone, or with a block's inside in place of the block; large parts first. */
export function* smaller(trees) {
  for (let index = 0; index < trees.length; index++)
    yield [...trees.slice(0, index), ...trees.slice(index + 1)];
  for (const [index, tree] of trees.entries()) {
    if (tree.body === undefined) continue;
    yield [...trees.slice(0, index), ...tree.body, ...trees.slice(index + 1)];
    const put = (other) => [...trees.slice(0, index), other, ...trees.slice(index + 1)];
    for (const body of smaller(tree.body)) yield put({ ...tree, body });
    if (tree.close.body === undefined) continue;
    yield put({ ...tree, close: tree.close.close });
    for (const body of smaller(tree.close.body)) yield put({ ...tree, close: { ...tree.close, body } });
  }
}
