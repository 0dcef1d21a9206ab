/** One text on its way through the rules. */
import { FileTypes } from '../match/types.ts';
import { openForRules, type RuleFile } from './open-file.ts';
import { Units } from './units.ts';

/** One text with what has been read of it. */
export class FileState {
  readonly file: RuleFile;
  readonly units: Units;
  readonly types: FileTypes;

  constructor(text: string) {
    this.file = openForRules(text);
    this.units = new Units(this.file);
    this.types = new FileTypes(() => this.#declaring());
  }

  #declaring() {
    return this.file.items
      .filter((item) => item.kind === 'declaration' || item.kind === 'function')
      .map((item) => this.file.read(item).tree);
  }
}
