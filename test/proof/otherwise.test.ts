// Where the managed form fails in another way, the check after it must have been rewritten: the proof must accept the
// right rewriting, and must not accept any other.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { verify } from '../../src/proof/verify.ts';

const { catalogue } = readCatalogue(join(process.cwd(), 'patterns'));
const folder = join(process.cwd(), 'test/patterns/regulator/regulator-enable');
const before = readFileSync(join(folder, 'enabled-next.c'), 'utf8');
const after = readFileSync(join(folder, 'enabled-next.expected.c'), 'utf8');

function faultsOf(version: string): readonly string[] {
  const { units, outside } = verify(before, version, catalogue);
  return [
    ...units.flatMap(({ findings }) => findings.map(({ code }) => code)),
    ...outside.map(() => 'outside'),
  ];
}

/** The right result with one place replaced; the place has to be there. */
function spoilt(place: string, by: string): string {
  expect(after).toContain(place);
  return after.replace(place, by);
}

const call = 'ret = devm_regulator_get_enable(&client->dev, "vdd");\n\tif (ret)';

describe('a status in the place of an error pointer', () => {
  test('the rewritten check', () => expect(faultsOf(after)).toEqual([]));

  test('another way to ask the same', () =>
    expect(faultsOf(spoilt(call, call.replace('if (ret)', 'if (ret < 0)')))).toEqual([]));

  const wrong: readonly (readonly [string, string, string])[] = [
    ['the check turned round', call, call.replace('if (ret)', 'if (!ret)')],
    ['a check that is never true', call, call.replace('if (ret)', 'if (ret > 0)')],
    ['the old check', call, call.replace('if (ret)', 'if (IS_ERR(sensor->vdd))')],
    [
      'a failure that is returned as success',
      'return dev_err_probe(&client->dev, ret,\n\t\t\t\t     "cannot get the supply\\n");',
      'return 0;',
    ],
    [
      'no check at all',
      '\tif (ret)\n\t\treturn dev_err_probe(&client->dev, ret,\n\t\t\t\t     "cannot get the supply\\n");\n',
      '',
    ],
    [
      'a handle that is used and not there',
      '\treturn devm_hwmon',
      '\tregulator_put(sensor->vdd);\n\treturn devm_hwmon',
    ],
    [
      'the wrong device',
      'devm_regulator_get_enable(&client->dev,',
      'devm_regulator_get_enable(client->dev.parent,',
    ],
    ['another supply', '"vdd"', '"vio"'],
  ];
  test.each(wrong)('%s is seen', (_name, place, by) => {
    expect(faultsOf(spoilt(place, by))).not.toEqual([]);
  });
});
