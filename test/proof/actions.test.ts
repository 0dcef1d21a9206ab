// A driver's own releases among the managed ones, and what becomes of probe where handing one over fails.
import { describe, expect, test } from '@jest/globals';
import { verify } from '../../src/proof/verify.ts';
import { shipped } from '../support/driver-cases.ts';

/** A driver with a clock; what differs between before and after is given. */
const kettle = (parts: {
  readonly action?: string;
  readonly enable: string;
  readonly errors?: string;
  readonly remove?: string;
}): string => `
struct kettle {
	struct clk *clk;
	struct regmap *map;
};
${parts.action ?? ''}
static int kettle_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct kettle *kettle;
	int ret;

	kettle = devm_kzalloc(dev, sizeof(*kettle), GFP_KERNEL);
	if (!kettle)
		return -ENOMEM;

	platform_set_drvdata(pdev, kettle);
	kettle->clk = devm_clk_get(dev, NULL);
	if (IS_ERR(kettle->clk))
		return PTR_ERR(kettle->clk);

	kettle_power_up(kettle);
${parts.enable}
	return 0;
${parts.errors ?? ''}
}
${parts.remove ?? ''}
static struct platform_driver kettle_driver = {
	.probe = kettle_probe,${parts.remove === undefined ? '' : '\n\t.remove = kettle_remove,'}
	.driver = {
		.name = "kettle",
	},
};
module_platform_driver(kettle_driver);
`;

const enable = (branch: string): string => `
	ret = clk_prepare_enable(kettle->clk);
	if (ret)
		${branch}
`;
const off = `
static void kettle_clk_off(void *clk)
{
	clk_disable_unprepare(clk);
}
`;
const add = (branch: string, name = 'kettle_clk_off', data = 'kettle->clk'): string => `
	ret = devm_add_action_or_reset(dev, ${name}, ${data});
	if (ret)
		${branch}
`;
const register = (branch: string): string => `
	ret = kettle_register(kettle);
	if (ret)
		${branch}
`;
const remove = (body: string): string => `
static int kettle_remove(struct platform_device *pdev)
{
	struct kettle *kettle = platform_get_drvdata(pdev);

${body}
	return 0;
}
`;

const disable = '\tclk_disable_unprepare(kettle->clk);';
const powerDown = '\tkettle_power_down(kettle);';

const before = kettle({
  enable: enable('return ret;') + register('goto err_clk;'),
  errors: `err_clk:\n${disable}\n\treturn ret;`,
  remove: remove(disable),
});

const verified = (one: string, other: string): boolean => verify(one, other, shipped.catalogue).verified;
const findings = (one: string, other: string) =>
  verify(one, other, shipped.catalogue).units.flatMap((unit) => unit.findings.map(({ code }) => code));

describe('a release that is handed to the device', () => {
  test('is the same release', () => {
    const after = kettle({
      action: off,
      enable: enable('return ret;') + add('return ret;') + register('return ret;'),
    });
    expect(findings(before, after)).toEqual([]);
    expect(verified(before, after)).toBe(true);
  });

  test.each([
    ['is done by hand as well', { errors: `err_clk:\n${disable}\n\treturn ret;` }, 'goto err_clk;'],
    ['is done by hand in remove', { remove: remove(disable) }, 'return ret;'],
  ])('not when it %s', (_, more, branch) => {
    const after = kettle({
      action: off,
      enable: enable('return ret;') + add('return ret;') + register(branch),
      ...more,
    });
    expect(findings(before, after)).toContain('released-by-hand-too');
  });

  test.each([
    ['releases something else', off.replace('clk_disable_unprepare', 'clk_unprepare'), undefined],
    ['does more than that', off.replace('\tclk_dis', '\tkettle_power_down(clk);\n\tclk_dis'), undefined],
    ['is given something else', off, 'kettle'],
  ])('not when the function %s', (_, action, data) => {
    const after = kettle({
      action,
      enable: enable('return ret;') + add('return ret;', undefined, data) + register('return ret;'),
    });
    expect(verified(before, after)).toBe(false);
  });

  test('not when it is tied to another device', () => {
    const after = kettle({
      action: off,
      enable:
        enable('return ret;') +
        add('return ret;').replace('(dev,', '(dev->parent,') +
        register('return ret;'),
    });
    expect(findings(before, after)).toContain('foreign-owner');
  });

  test('not when probe goes on where that fails', () => {
    const after = kettle({
      action: off,
      enable: enable('return ret;') + add('dev_warn(dev, "on for good\\n");') + register('return ret;'),
    });
    expect(verified(before, after)).toBe(false);
  });

  test('not when nothing is undone where it fails without a reset', () => {
    const after = kettle({
      action: off,
      enable: enable('return ret;') + add('return ret;').replace('_or_reset', '') + register('return ret;'),
    });
    expect(verified(before, after)).toBe(false);
  });
});

describe('what is undone where handing over fails', () => {
  const undone = kettle({
    enable: enable('goto err_power;') + register('goto err_clk;'),
    errors: `err_clk:\n${disable}\nerr_power:\n${powerDown}\n\treturn ret;`,
    remove: remove(`${powerDown}\n${disable}`),
  });
  const handedOver = (branch: string): string =>
    kettle({
      action: off,
      enable: enable('goto err_power;') + add(branch) + register('goto err_power;'),
      errors: `err_power:\n${powerDown}\n\treturn ret;`,
      remove: remove(powerDown),
    });

  test('is what is undone where the acquire fails', () => {
    // The power goes before the clock in remove already; in probe it would go after it, so this driver is no candidate.
    expect(findings(undone, handedOver('goto err_power;'))).toEqual(['order']);
  });

  test('and nothing less', () => {
    expect(findings(undone, handedOver('return ret;'))).toEqual(['other-step']);
  });
});

describe('an action that is there already', () => {
  const own = (unbound: string): string =>
    kettle({ action: off, enable: enable('return ret;') + add('return ret;') + register(unbound) });

  test('is a managed release: what it releases is not released by hand', () => {
    expect(verified(own('return ret;'), own('return ret; /* same */'))).toBe(true);
  });

  test('gives way to the managed form that does the same', () => {
    const managed = kettle({ enable: register('return ret;') }).replace(
      'devm_clk_get(',
      'devm_clk_get_enabled(',
    );
    const joined = (text: string): string => text.replace('\tkettle_power_up(kettle);\n', '');
    expect(findings(joined(own('return ret;')), joined(managed))).toEqual([]);
    expect(verified(joined(own('return ret;')), joined(managed))).toBe(true);
  });

  test('not when the clock would come on before the power', () => {
    const managed = kettle({ enable: register('return ret;') }).replace(
      'devm_clk_get(',
      'devm_clk_get_enabled(',
    );
    expect(findings(own('return ret;'), managed)).toContain('order');
  });
});

describe('where a lock can not be had, which could not fail so far', () => {
  const kettleWith = (lock: string, between: string, unlock: string): string =>
    kettle({
      enable: `${lock}${between}
	ret = kettle_boil(kettle);
	if (ret)
		goto err_lock;
`,
      errors: `err_lock:\n${unlock}\tflush_work(&kettle->work);\n\treturn ret;`,
      remove: `static int kettle_remove(struct platform_device *pdev)
{
	struct kettle *kettle = platform_get_drvdata(pdev);

	kettle_cool(kettle);
${unlock}	return 0;
}
`,
    });
  const byHand = (between: string): string =>
    kettleWith('\tmutex_init(&kettle->lock);\n', between, '\tmutex_destroy(&kettle->lock);\n');
  const managed = (between: string): string =>
    kettleWith('\tret = devm_mutex_init(dev, &kettle->lock);\n\tif (ret)\n\t\tgoto err_lock;\n', between, '');

  test('probe ends as where the next thing fails', () => {
    expect(findings(byHand(''), managed(''))).toEqual([]);
  });

  test('not when work is flushed then that has not been set up', () => {
    const work = '\tINIT_WORK(&kettle->work, kettle_work);\n';
    expect(findings(byHand(work), managed(work))).toEqual(['other-step']);
    const other = '\tINIT_WORK(&kettle->other, kettle_work);\n\tkettle->count = 0;\n';
    expect(findings(byHand(other), managed(other))).toEqual([]);
  });
});
