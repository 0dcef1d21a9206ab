import type { Catalogue } from './pattern.ts';

/**
 * What is worked out from a catalogue alone, once for each: thousands of files are judged by the same one. A catalogue
 * is never changed, and what is kept goes with it.
 */
export function perCatalogue<Made>(make: (catalogue: Catalogue) => Made): (catalogue: Catalogue) => Made {
  const made = new WeakMap<Catalogue, { readonly value: Made }>();
  return (catalogue) => {
    const known = made.get(catalogue) ?? { value: make(catalogue) };
    made.set(catalogue, known);
    return known.value;
  };
}
