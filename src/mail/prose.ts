/** Sentences and lists as plain text of mails: no line wider than 75 columns, unless a single word is. */
import { wrap } from '../text/wrap.ts';

/** What the kernel asks for: `git log` indents a message by four, and reviewers quote it. */
export const messageWidth = 75;

export const paragraph = (text: string): string => wrap(text, messageWidth).join('\n');

/** A line of a list, with what follows its first line hanging below. */
export function item(text: string, indent = '  '): string {
  const lines = wrap(text, messageWidth - indent.length - 2);
  return lines.map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`).join('\n');
}

/** Paragraphs and lists with an empty line between them; empty ones do not count. */
export const joinParts = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Small numbers as words, as in a sentence. */
export function counted(count: number, noun: string): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  return `${words[count] ?? count} ${noun}${count === 1 ? '' : 's'}`;
}

export const call = (name: string): string => `${name}()`;

/**
 * `git am` takes some lines for the end of the message or the beginning of a patch. None of our own sentences begins
 * so; for what others wrote (a semantic patch, a change log) a space in front is enough.
 */
export const defused = (text: string): string => text.replace(/^(?=diff -|Index: |---(\s|$)|From )/gm, ' ');
