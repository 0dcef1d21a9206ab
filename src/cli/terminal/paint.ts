export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'bold' | 'dim';

/** Puts a text in a colour, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
};

export const plain: Paint = (_, text) => text;

export const painted: Paint = (colour, text) => {
  const [on, off] = codes[colour];
  return text === '' ? text : `\x1b[${on}m${text}\x1b[${off}m`;
};

export type ColourWish = 'auto' | 'always' | 'never';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a stream gets: an outspoken wish first, then what the environment asks for, then whether it is a terminal. */
export function paintFor(wish: ColourWish, isTerminal: boolean, environment: Environment): Paint {
  if (wish !== 'auto') return wish === 'always' ? painted : plain;
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  if (isSet('NO_COLOR')) return plain; // https://no-color.org
  if (isSet('FORCE_COLOR') && environment.FORCE_COLOR !== '0') return painted;
  if (isSet('CLICOLOR_FORCE') && environment.CLICOLOR_FORCE !== '0') return painted;
  return isTerminal && environment.TERM !== 'dumb' ? painted : plain;
}
