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

describe('a claim and a mapping in one', () => {
  const folder = join(process.cwd(), 'test/patterns/merges');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const apart = read('platform-ioremap-resource/looked-up-next.c');
  const merged = read('platform-ioremap-resource/looked-up-next.expected.c');
  const faults = (version: string, original = apart): readonly string[] => {
    const { units, outside } = verify(original, version, catalogue);
    return [
      ...units.flatMap(({ findings }) => findings.map(({ code }) => code)),
      ...outside.map(() => 'outside'),
    ];
  };

  test('the right result', () => expect(faults(merged)).toEqual([]));

  const wrong: readonly (readonly [string, string, string])[] = [
    ['the old check', 'if (IS_ERR(lamp->base))', 'if (!lamp->base)'],
    ['the check turned round', 'if (IS_ERR(lamp->base))', 'if (!IS_ERR(lamp->base))'],
    [
      'another resource',
      'devm_platform_ioremap_resource(pdev, 0)',
      'devm_platform_ioremap_resource(pdev, 1)',
    ],
    ['success in spite of it', 'return PTR_ERR(lamp->base)', 'return 0'],
    ['an early unmapping', '\treturn 0;', '\tiounmap(lamp->base);\n\treturn 0;'],
    ['an early release', '\treturn 0;', '\trelease_mem_region(0, 1);\n\treturn 0;'],
    ['no check', '\tif (IS_ERR(lamp->base))\n\t\treturn PTR_ERR(lamp->base);\n', ''],
    ['another error that nobody asked for', 'return PTR_ERR(lamp->base)', 'return PTR_ERR(lamp)'],
  ];
  test.each(wrong)('%s is seen', (_name, place, by) => {
    expect(merged).toContain(place);
    expect(faults(merged.replace(place, by))).not.toEqual([]);
  });

  test('what nobody has claimed so far is not claimed', () => {
    const mapped = read('ioremap-resource/only-mapped.c');
    const claiming = read('ioremap-resource/only-mapped.expected.c')
      .replace(
        'devm_ioremap(&pdev->dev, res->start, resource_size(res))',
        'devm_ioremap_resource(&pdev->dev, res)',
      )
      .replace('if (!lamp->base)', 'if (IS_ERR(lamp->base))');
    expect(claiming).toContain('IS_ERR');
    expect(faults(claiming, mapped)).not.toEqual([]);
  });

  test('a part of the resource is not all of it', () => {
    const part = read('ioremap-resource/another-part-is-mapped.c');
    expect(faults(merged, part)).not.toEqual([]);
  });

  test('ports are no memory', () => {
    const ports = read('ioremap-resource/ports-are-claimed.c');
    expect(faults(merged, ports)).not.toEqual([]);
  });
});
