/**
 * What `--exclude` takes, as in .gitignore: `*` and `?` stay within a name, `**` crosses folders; a pattern with a
 * slash before its end counts from the tree's root, one without matches a name at any depth; a folder stands for all
 * that is in it.
 */
export function excluder(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.map(globTest);
  return (path) => tests.some((test) => test.test(path));
}

function globTest(glob: string): RegExp {
  const trimmed = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
  const anchored = trimmed.includes('/') || glob.startsWith('/');
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${translate(trimmed)}(?:/.*)?$`, 's');
}

function translate(glob: string): string {
  const piece = /\*\*\/|\*\*|\*|\?|\[!?[^\]]+\]|[\s\S]/g;
  return (glob.match(piece) ?? []).map(translatePiece).join('');
}

function translatePiece(piece: string): string {
  if (piece === '**/') return '(?:.*/)?';
  if (piece === '**') return '.*';
  if (piece === '*') return '[^/]*';
  if (piece === '?') return '[^/]';
  if (piece.length > 1) return piece.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
  return piece.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}
