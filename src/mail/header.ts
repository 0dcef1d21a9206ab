/**
 * Header lines as git writes them: folded, quoted (RFC 5322) or encoded (RFC 2047). Our own, because mails have to be
 * git's byte for byte, and the packages that know RFC 2047 fold elsewhere, encode other characters, and come with
 * tables of all the world's character sets. test/mail compares this with git itself.
 */
import { oneLine, type Person } from './person.ts';

/** RFC 5322 asks for no more characters in a line. */
const plainWidth = 78;
/** RFC 2047 is stricter for a line with an encoded word. */
const encodedWidth = 76;

/** `From: Name <mail>`, `To:` and `Cc:` with one address a line. */
export function addressHeader(label: string, people: readonly Person[]): string {
  if (people.length === 0) return '';
  const lines = people.map((person, index) => addressText(person, index === 0 ? label.length + 2 : 4));
  return `${label}: ${lines.join(',\n    ')}\n`;
}

/** `used` characters stand before it in its line. */
function addressText({ name, email }: Person, used: number): string {
  const flat = oneLine(name);
  if (flat === '') return email;
  const shown = needsEncoding(flat)
    ? encoded(flat, used, isSafeInPhrase)
    : folded(isSpecialInPhrase.test(flat) ? quoted(flat) : flat, used);
  const address = ` <${email}>`;
  const width = needsEncoding(flat) ? encodedWidth : plainWidth;
  return `${shown}${lastLength(shown, used) + address.length > width ? '\n' : ''}${address}`;
}

/** `Subject: [PATCH 1/2] title`. Only the title is encoded: filters look for the rest. */
export function subjectHeader(bracket: string, title: string): string {
  const head = `Subject: [${oneLine(bracket)}] `;
  const flat = oneLine(title);
  return `${head}${needsEncoding(flat) ? encoded(flat, head.length, isSafeInText) : folded(flat, head.length)}\n`;
}

/** Anything outside of ASCII, or that would be taken for an encoded word. */
const needsEncoding = (text: string): boolean => /[^ -~]|=\?/.test(text);

const isSpecialInPhrase = /[()<>[\]:;@\\,."]/;
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** RFC 2047, section 5 (3): what may stand for itself in a name. */
const isSafeInPhrase = (character: string): boolean => /[A-Za-z0-9!*+\-/]/.test(character);
const isSafeInText = (character: string): boolean => /[!-~]/.test(character) && !/[=?_]/.test(character);

function encoded(text: string, used: number, isSafe: (character: string) => boolean): string {
  const [open, close] = ['=?UTF-8?q?', '?='];
  let out = open;
  let length = used + open.length;
  for (const character of text) {
    const bytes = [...new TextEncoder().encode(character)];
    const shown = isSafe(character)
      ? character
      : bytes.map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
    if (length + shown.length + close.length > encodedWidth) {
      out += `${close}\n ${open}`;
      length = open.length + 1;
    }
    out += shown;
    length += shown.length;
  }
  return out + close;
}

function folded(text: string, used: number): string {
  let out = '';
  let length = used;
  for (const [index, word] of text.split(' ').entries()) {
    const space = index === 0 ? '' : ' ';
    const fits = length + space.length + word.length <= plainWidth;
    out += `${fits ? space : '\n '}${word}`;
    length = fits ? length + space.length + word.length : 1 + word.length;
  }
  return out;
}

const lastLength = (text: string, used: number): number => {
  const at = text.lastIndexOf('\n');
  return at === -1 ? used + text.length : text.length - at - 1;
};
