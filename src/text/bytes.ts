/**
 * Kernel files are mostly UTF-8, some are Latin-1, and a few are neither. A file that is not clean UTF-8 is read as
 * Latin-1, which gives every byte a character of its own, so that writing it again brings each byte back.
 */
export type Encoding = 'utf8' | 'latin1';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function decode(bytes: Uint8Array): Decoded {
  try {
    return { text: strict.decode(bytes), encoding: 'utf8' };
  } catch {
    return {
      text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
      encoding: 'latin1',
    };
  }
}

export const encode = (text: string, encoding: Encoding): Uint8Array => Buffer.from(text, encoding);
