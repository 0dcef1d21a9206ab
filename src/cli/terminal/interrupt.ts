/**
 * Ctrl-C then only asks: the file at hand is finished first. Returns whether it was asked. A second Ctrl-C ends the
 * program as always, because the first one takes this listener away.
 */
export function watchInterrupt(): () => boolean {
  let asked = false;
  process.once('SIGINT', () => {
    asked = true;
  });
  return () => asked;
}
