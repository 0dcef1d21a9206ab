/** What the reader looks at stands behind the `#` of the address, so that it can be linked to and the back button works. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

export interface Place {
  /** Of a file or folder; '' for the whole. */
  readonly path: string;
  /** Of the file; undefined where its beginning is meant. */
  readonly line: number | undefined;
}

export const addressOf = (path: string, line?: number): string =>
  `#${encodeURI(path)}${line === undefined ? '' : `:${line}`}`;

export const lineId = (line: number): string => `line-${line}`;

/** Where the reader has gone, and whether the eyes and the keyboard follow. */
interface Move {
  readonly place: Place;
  readonly follows: boolean;
}

const quietly = 'devmify-quietly';

/** Goes to a place without taking the keyboard from where it is: who opens folders in the tree goes on there. */
export function goQuietly(path: string): void {
  history.pushState(null, '', addressOf(path));
  dispatchEvent(new Event(quietly));
}

export function usePlace(): Place {
  const [move, setMove] = useState<Move>(() => ({ place: placeInAddress(), follows: true }));
  useEffect(() => {
    const follow = ({ type }: Event): void => setMove({ place: placeInAddress(), follows: type !== quietly });
    for (const type of ['hashchange', quietly]) addEventListener(type, follow);
    return () => {
      for (const type of ['hashchange', quietly]) removeEventListener(type, follow);
    };
  }, []);
  // Before anything is painted, and before the next key can come.
  useLayoutEffect(() => {
    if (move.follows) show(move.place);
  }, [move]);
  return move.place;
}

/** Puts what was chosen before the reader's eyes, and the keyboard there, too. */
function show({ path, line }: Place): void {
  const main = document.getElementById('file');
  if (main === null || path === '') return;
  const entry = line === undefined ? null : document.getElementById(lineId(line));
  (entry ?? main).focus({ preventScroll: true });
  if (entry === null) {
    main.scrollTo(0, 0);
    scrollTo(0, 0);
  } else entry.scrollIntoView({ block: 'start' });
}

function placeInAddress(): Place {
  const [, path = '', line] = /^(.*?)(?::(\d+))?$/s.exec(decoded(location.hash.slice(1))) ?? [];
  return { path, line: line === undefined ? undefined : Number(line) };
}

function decoded(hash: string): string {
  try {
    return decodeURI(hash);
  } catch {
    return '';
  }
}
