import type { Bound } from '../match/env.ts';
import type { Edit } from '../text/edit.ts';

/** A position's places carried over to the text that the edits make. Places inside an edit stay at its start. */
export function movePlaces(bound: Bound, edits: readonly Edit[]): Bound {
  if (bound.value.kind !== 'position') return bound;
  const places = bound.value.places.map((place) => ({
    ...place,
    start: moved(place.start, edits),
    end: moved(place.end, edits),
  }));
  return {
    key: `@${places.map((place) => `${place.start}-${place.end}`).join(',')}`,
    value: { kind: 'position', places },
  };
}

function moved(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const edit of edits) {
    if (edit.end <= offset && edit.start < offset) shift += edit.text.length - (edit.end - edit.start);
    else if (edit.start < offset) return edit.start + shift;
  }
  return offset + shift;
}
