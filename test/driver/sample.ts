import { openC } from '../../src/c/open.ts';
import { type Calls, callsOf } from '../../src/driver/calls.ts';
import type { Drivers, DriverUnit } from '../../src/driver/model.ts';
import { driversOf } from '../../src/driver/units.ts';

export interface Sample extends Drivers {
  readonly text: string;
  readonly calls: Calls;
  readonly drivers: Drivers;
  /** The first unit, which most samples have alone. */
  readonly unit: DriverUnit;
}

export function sample(text: string): Sample {
  const calls = callsOf(openC(text));
  const drivers = driversOf(calls.file, calls);
  const [unit] = drivers.units;
  if (unit === undefined) throw new Error('no driver in the sample');
  return { text, calls, drivers, unit, ...drivers };
}

export const driversIn = (text: string): Drivers => driversOf(openC(text));

export const probe = (name: string, param = 'struct platform_device *pdev'): string =>
  `static int ${name}(${param})\n{\n\treturn 0;\n}\n`;

export const remove = (name: string, param = 'struct platform_device *pdev'): string =>
  `static int ${name}(${param})\n{\n\treturn 0;\n}\n`;

export const platform = (name: string, fields: string): string =>
  `static struct platform_driver ${name} = {\n${fields}};\nmodule_platform_driver(${name});\n`;
