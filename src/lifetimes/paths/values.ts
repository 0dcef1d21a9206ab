/**
 * What an expression is worth on a path, as text: two expressions with the same value text are the same thing. So
 * `priv->clk` in probe and `p->clk` in remove meet when `p` is the driver data that probe noted as `priv`.
 *
 *   device              the device that is bound: the callback's parameter
 *   #3                  what the acquire of site 3 gave back
 *   =3                  the result code of site 3, where 0 means that it was acquired
 *   0, 12, -ENOMEM      constants, by their text
 *   V->f, V->f.g, &P    a place in memory (as a value: what stood there before this driver wrote to it), its address
 *   f(V,W)              the result of a getter: same arguments, same result
 *   call:f@120          the result of any other call
 *   errorof:V           the error number of a pointer, 0 when it is none
 *   ?P                  something that differs between the ways here
 */
export type Value = string;

/** What is known of a value, as a set: it may be 0 or NULL, an error (number or pointer), something valid. */
export type Classes = number;
export const zero: Classes = 1;
export const error: Classes = 2;
export const valid: Classes = 4;
export const anything: Classes = 7;

export const nothing: Value = '0';
export const boundDevice: Value = 'device';
export const siteValue = (site: number): Value => `#${site}`;
export const siteResult = (site: number): Value => `=${site}`;
export const callValue = (name: string, at: number): Value => `call:${name}@${at}`;

export const errorOf = (value: Value): Value => `errorof:${value}`;
/** The pointer that an error number was made of. */
export const pointerOfError = (value: Value): Value | undefined =>
  value.startsWith('errorof:') ? value.slice('errorof:'.length) : undefined;

/** What the text of a constant tells by itself. */
export function constantClasses(value: Value): Classes {
  if (/^0[uUlL]*$|^0x0+$/i.test(value)) return zero;
  if (/^-[A-Z]/.test(value) || /^-[1-9]/.test(value)) return error;
  if (/^[1-9]/.test(value) || value.startsWith('"') || value.startsWith('&')) return valid;
  return anything;
}

const none: readonly number[] = [];

/** The sites whose memory or handle a value is, or leads into. */
export function sitesIn(value: Value): readonly number[] {
  // Most values lead to none.
  if (!value.includes('#')) return none;
  return [...value.matchAll(/#(\d+)/g)].map((found) => Number(found[1]));
}

/** Reports whether a value is the resource of a site, or points into its memory. */
export const belongsTo = (value: Value, site: number): boolean =>
  new RegExp(`^&?#${site}(?![0-9])`).test(value);

export const addressOf = (place: string): Value => (place.startsWith('*') ? place.slice(1) : `&${place}`);
export const behind = (value: Value): string => (value.startsWith('&') ? value.slice(1) : `*${value}`);
export const memberBehind = (value: Value, name: string): string =>
  value.startsWith('&') ? `${value.slice(1)}.${name}` : `${value}->${name}`;

/** The last name of a place: `clk` of `#0->bus.clk`, `p` of a local variable `probe:p`. */
export const lastName = (place: string): string =>
  /([A-Za-z_]\w*)[^A-Za-z_]*$/.exec(place.replace(/(\s*\[[^\]]*\])+$/, ''))?.[1] ?? place;
