import type { KnownWords } from '../catalogue/pattern.ts';
import { dataFunctions } from '../driver/buses.ts';
import type { TidyOptions } from '../tidy/names.ts';
import { kernelNames } from '../tidy/names.ts';

/** What the clean-up has to be told: its own names, and what others know of driver data. */
export const tidyOptions = ({ dataReaders }: KnownWords): TidyOptions => ({
  ...kernelNames,
  drvdata: dataFunctions,
  drvdataReaders: dataReaders,
});
