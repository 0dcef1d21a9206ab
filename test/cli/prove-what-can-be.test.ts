// What cannot be proved must not hold back the rest: neither another driver of the file, nor other sites of the same
// driver that can be proved without it. The proof is a stub here, since a plan that it refuses counts as a bug.
import { describe, expect, test } from '@jest/globals';
import { proveWhatCanBe } from '../../src/cli/prove-what-can-be.ts';
import { verify } from '../../src/proof/verify.ts';
import { shipped } from '../support/driver-cases.ts';

const options = { review: false, actions: false, wants: () => true, declares: () => true };

const driver = (name: string): string => `
struct ${name} { void __iomem *${name}_base; struct clk *clk; };

static int ${name}_probe(struct platform_device *pdev)
{
	struct ${name} *${name};
	struct resource *res;
	int ret;

	res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	if (!res)
		return -ENODEV;
	${name} = kzalloc(sizeof(*${name}), GFP_KERNEL);
	if (!${name})
		return -ENOMEM;
	${name}->${name}_base = ioremap(res->start, 64);
	if (!${name}->${name}_base) {
		ret = -ENOMEM;
		goto err_free;
	}
	platform_set_drvdata(pdev, ${name});
	return 0;

err_free:
	kfree(${name});
	return ret;
}

static int ${name}_remove(struct platform_device *pdev)
{
	struct ${name} *${name} = platform_get_drvdata(pdev);

	iounmap(${name}->${name}_base);
	kfree(${name});
	return 0;
}

static struct platform_driver ${name}_driver = {
	.probe = ${name}_probe,
	.remove = ${name}_remove,
	.driver = { .name = "${name}" },
};
`;

/** Refuses a driver while this stands in its result. */
const refusing =
  (name: string, words: RegExp): typeof verify =>
  (before, after, catalogue) => {
    const verdict = verify(before, after, catalogue);
    if (!words.test(after)) return verdict;
    const units = verdict.units.map((unit) => (unit.driver === name ? { ...unit, verified: false } : unit));
    return { ...verdict, units, verified: false };
  };

const converted = (text: string, prove: typeof verify) => {
  const proved = proveWhatCanBe(text, shipped.catalogue, options, prove);
  return {
    made: proved.converted.text.match(/\b\w+ = devm_\w+|\w+->\w+ = devm_\w+/g) ?? [],
    withheld: proved.withheld.size,
  };
};

describe('what cannot be proved', () => {
  test('nothing: all is converted', () => {
    expect(converted(driver('lamp'), verify)).toEqual({
      made: ['lamp = devm_kzalloc', 'lamp->lamp_base = devm_ioremap'],
      withheld: 0,
    });
  });

  test('one site: the others are converted', () => {
    expect(converted(driver('lamp'), refusing('lamp_driver', /devm_ioremap/))).toEqual({
      made: ['lamp = devm_kzalloc'],
      withheld: 1,
    });
  });

  test('a whole driver: the other one is converted', () => {
    const text = driver('lamp') + driver('horn');
    expect(converted(text, refusing('lamp_driver', /lamp(->lamp_base)? = devm_/))).toEqual({
      made: ['horn = devm_kzalloc', 'horn->horn_base = devm_ioremap'],
      withheld: 2,
    });
  });

  test('one site of each of two drivers', () => {
    const text = driver('lamp') + driver('horn');
    const both: typeof verify = (before, after, catalogue) => {
      const first = refusing('lamp_driver', /lamp->lamp_base = devm_/)(before, after, catalogue);
      const second = refusing('horn_driver', /horn->horn_base = devm_/)(before, after, catalogue);
      const units = first.units.map((unit, i) => ({
        ...unit,
        verified: unit.verified && second.units[i]?.verified === true,
      }));
      return { ...first, units, verified: first.verified && second.verified };
    };
    expect(converted(text, both)).toEqual({
      made: ['lamp = devm_kzalloc', 'horn = devm_kzalloc'],
      withheld: 2,
    });
  });
});
