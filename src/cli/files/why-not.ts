/** What the system said about a file or folder, in words that need no knowledge of its codes. */
export function whyNot(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return words.get(code) ?? message;
}

const words: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file'],
  ['EISDIR', 'that is a folder'],
  ['ENOTDIR', 'that is no folder, or something on the way to it is none'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space left on the device'],
  ['EDQUOT', 'no space left on the device'],
  ['ELOOP', 'the symbolic link leads in a circle'],
]);
