/** A half-open range of a text. Offsets are UTF-16 units everywhere in devmify, as in JavaScript strings. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: both from 1, the column in UTF-16 units (a tab counts as one). */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Reports whether `inner` lies within `outer`; equal spans do. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Which of some spans, in order and disjoint, an offset is in; -1 for none. */
export function indexAt(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle] as Span;
    if (offset < span.start) high = middle - 1;
    else if (offset >= span.end) low = middle + 1;
    else return middle;
  }
  return -1;
}
