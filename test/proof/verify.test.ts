// The proof must accept what is right and name what is wrong. Each broken variant is the right result with one thing
// spoilt, as a hand (or the planner) might spoil it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { verify } from '../../src/proof/verify.ts';

const here = join(process.cwd(), 'test/proof');
const { catalogue } = readCatalogue(join(process.cwd(), 'patterns'));
const textOf = (name: string): string => readFileSync(join(here, name), 'utf8');
const before = textOf('lamp.before.c');
const after = textOf('lamp.after.c');

/** The codes of everything that the proof has to say against a version of the lamp driver. */
function faultsOf(version: string, original = before): readonly string[] {
  const { units, outside } = verify(original, version, catalogue);
  return [
    ...units.flatMap(({ findings }) => findings.map(({ code }) => code)),
    ...outside.map(() => 'outside'),
  ];
}

/** The right result with one place replaced; the place has to be there. */
function spoilt(place: string, by: string, text = after): string {
  expect(text).toContain(place);
  return text.replace(place, by);
}

describe('what is right is proved', () => {
  test('probe with three resources, remove gone', () => {
    const verdict = verify(before, after, catalogue);
    expect(faultsOf(after)).toEqual([]);
    expect(verdict.verified).toBe(true);
    expect(verdict.units.map(({ driver }) => driver)).toEqual(['lamp_driver']);
    // Six ends of probe, and the one that binds followed by remove.
    expect(verdict.units[0]?.paths).toBe(7);
    expect(verdict.units[0]?.movements.every(({ commutes }) => commutes)).toBe(true);
  });

  test('a driver struct whose last field was the remove', () => {
    const moved = '\t.remove = lamp_remove,\n';
    const original = spoilt('};\nmodule', `${moved}};\nmodule`, spoilt(moved, '', before));
    expect(faultsOf(after, original)).toEqual([]);
  });

  test('nothing changed: nothing to prove', () => {
    expect(verify(before, before, catalogue)).toEqual({
      verified: true,
      units: [],
      outside: [],
      unread: false,
    });
  });

  test('gotos, labels, locals and layout are how a function gets there, not what it does', () => {
    const other = spoilt(
      'if (lamp->irq < 0)\n\t\treturn lamp->irq;',
      'if (lamp->irq < 0) {\n\t\tret = lamp->irq;\n\t\tgoto out;\n\t}',
    );
    expect(
      faultsOf(
        spoilt(
          '\treturn 0;\n}\n\nstatic struct',
          '\treturn 0;\nout:\n\treturn ret;\n}\n\nstatic struct',
          other,
        ),
      ),
    ).toEqual([]);
  });
});

test('driver data that nobody reads any more may go', () => {
  expect(faultsOf(spoilt('\tplatform_set_drvdata(pdev, lamp);\n', ''))).toEqual([]);
});

describe('what is wrong is named', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'a release put back',
      'if (lamp->irq < 0)\n\t\treturn lamp->irq;',
      'if (lamp->irq < 0) {\n\t\tkfree(lamp);\n\t\treturn lamp->irq;\n\t}',
      'released-by-hand-too',
    ],
    ['the wrong device', 'devm_kzalloc(&pdev->dev,', 'devm_kzalloc(pdev->dev.parent,', 'foreign-owner'],
    [
      'an acquire that stays plain while its release goes',
      'devm_ioremap(&pdev->dev, ',
      'ioremap(',
      'lost-release',
    ],
    ['another error code', 'return -ENODEV', 'return -EINVAL', 'other-result'],
    ['another size', 'sizeof(*lamp)', 'sizeof(lamp)', 'other-step'],
    ['a lost call', 'platform_get_irq(pdev, 0)', '1', 'other-step'],
    ['a condition turned round', 'if (!res)', 'if (res)', 'other-step'],
    ['a change outside of the driver', 'return IRQ_HANDLED', 'return IRQ_NONE', 'outside'],
    ['a change at file level', 'int irq; };', 'long irq; };', 'outside'],
  ];
  test.each(cases)('%s', (_name, place, by, code) => {
    expect(faultsOf(spoilt(place, by))).toContain(code);
  });

  test('an IRQ that outlives what remove unmaps by hand', () => {
    const manual = before
      .replace('request_irq(lamp->irq', 'devm_request_irq(&pdev->dev, lamp->irq')
      .replace('\tfree_irq(lamp->irq, lamp);\n', '');
    expect(faultsOf(manual)).toEqual(['order']);
  });

  test('an IRQ that is now freed after what its handler may use', () => {
    const buffered = (text: string, acquire: string): string =>
      text.replace(
        '\tplatform_set_drvdata(pdev, lamp);',
        `\tlamp->log = ${acquire};\n\tif (!lamp->log) {\n\t\tret = -ENOMEM;\n\t\tgoto err_irq;\n\t}\n\tplatform_set_drvdata(pdev, lamp);`,
      );
    const first = buffered(before, 'kzalloc(64, GFP_KERNEL)')
      .replace('err_unmap:\n', 'err_irq:\n\tfree_irq(lamp->irq, lamp);\nerr_unmap:\n')
      .replace(
        '\tfree_irq(lamp->irq, lamp);\n\tiounmap(lamp->base);\n\tkfree(lamp);',
        '\tfree_irq(lamp->irq, lamp);\n\tkfree(lamp->log);\n\tiounmap(lamp->base);\n\tkfree(lamp);',
      );
    const second = buffered(after, 'devm_kzalloc(&pdev->dev, 64, GFP_KERNEL)')
      .replace('\t\tgoto err_irq;\n', '\t\tgoto out;\n')
      .replace('\treturn 0;\n}\n\nstatic struct', '\treturn 0;\nout:\n\treturn ret;\n}\n\nstatic struct');
    expect(faultsOf(second, first)).toEqual(['order']);
  });

  test('a leak that was there is not mended in passing', () => {
    const leaky = before.replace(
      'if (lamp->irq < 0) {\n\t\tret = lamp->irq;\n\t\tgoto err_unmap;\n\t}',
      'if (lamp->irq < 0)\n\t\treturn lamp->irq;',
    );
    expect(leaky).not.toBe(before);
    expect(faultsOf(after, leaky)).toContain('mends-leak');
  });

  test('memory that remove clears by hand while something can still call back', () => {
    const clearing = before
      .replace(
        '\tiounmap(lamp->base);\n\tkfree(lamp);\n\treturn 0;',
        '\tmemset(lamp, 0, sizeof(*lamp));\n\treturn 0;',
      )
      .replace('request_irq(lamp->irq, lamp_irq', 'request_irq(lamp->irq, lamp_irq');
    const managed = clearing
      .replace('request_irq(lamp->irq', 'devm_request_irq(&pdev->dev, lamp->irq')
      .replace('\tfree_irq(lamp->irq, lamp);\n', '');
    expect(faultsOf(managed, clearing)).toEqual(['order']);
  });

  test('a handler that starts work, and a device that stops it', () => {
    const first = textOf('button.before.c');
    const second = textOf('button.after.c');
    expect(faultsOf(second, first)).toEqual(['order']);
    const quiet = (text: string): string => text.replace('schedule_work(&button->work)', 'note(button)');
    expect(faultsOf(quiet(second), quiet(first))).toEqual([]);
  });
});

describe('a lookup that takes the next step in', () => {
  const folder = join(process.cwd(), 'test/patterns/clk/clk-prepare-enable');
  const first = readFileSync(join(folder, 'looked-up-by-hand.c'), 'utf8');
  const second = readFileSync(join(folder, 'looked-up-by-hand.expected.c'), 'utf8');

  test('the paths behind it are compared, too', () => {
    expect(verify(first, second, catalogue).units.map(({ paths }) => paths)).toEqual([5]);
    expect(
      faultsOf(spoilt('return devm_lamp_register(&pdev->dev, lamp)', 'return 0', second), first),
    ).toEqual(['other-step']);
  });
});

test('what a call may have written is asked for anew', () => {
  const driver = (acquire: string, failed: string, rest: string): string => `
struct lamp { int found; void *base; };
static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;

	lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	lamp->found = 0;
	count_lamps(walk_lamp, lamp);
	if (lamp->found == 0)
		return -ENODEV;
	lamp->base = ${acquire};
	if (!lamp->base)
		return -ENOMEM;
	if (start_lamp(pdev)) {
${failed}
		return -EIO;
	}
	platform_set_drvdata(pdev, lamp);
	return 0;
}
static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

${rest}
	return 0;
}
static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
};
module_platform_driver(lamp_driver);
`;
  const byHand = driver('ioremap(LAMP, 8)', '\t\tiounmap(lamp->base);', '\tiounmap(lamp->base);');
  const managed = (failed: string, rest: string): string =>
    driver('devm_ioremap(&pdev->dev, LAMP, 8)', failed, rest);
  expect(faultsOf(managed('', ''), byHand)).toEqual([]);
  expect(faultsOf(managed('\t\tiounmap(lamp->base);', ''), byHand)).not.toEqual([]);
  expect(faultsOf(managed('', '\tiounmap(lamp->base);'), byHand)).not.toEqual([]);
});

test('a check has to ask in the way in which its call fails', () => {
  expect(faultsOf(spoilt('if (!lamp)', 'if (IS_ERR(lamp))'))).toEqual(['other-step']);
});

describe('what is left of a release', () => {
  test('a driver struct that loses its remove while remove is still there', () => {
    expect(faultsOf(spoilt('\t.remove = lamp_remove,\n', '', before))).toEqual(['outside']);
  });
  test('a second half of a release that stays', () => {
    const folder = join(process.cwd(), 'test/patterns/io/request-mem-region');
    const first = readFileSync(join(folder, 'kept-in-a-field.c'), 'utf8');
    const second = readFileSync(join(folder, 'kept-in-a-field.expected.c'), 'utf8');
    const spoiltOne = spoilt(
      'no watts: %d\\n", ret);',
      'no watts: %d\\n", ret);\n\t\tkfree(lamp->item);',
      second,
    );
    expect(faultsOf(spoiltOne, first)).toEqual(['released-by-hand-too']);
  });
});

/** A driver with nothing but a probe and a remove of these statements. */
const driverOf = (probe: string, remove: string): string => `
struct lamp { void *base; int irq; char *bar[3]; };

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp;
	int i, ret;

${probe}
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);
	int i;

${remove}
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
	.driver = { .name = "lamp" },
};
module_platform_driver(lamp_driver);
`;

const managedLamp = (text: string): string => text.replaceAll('kzalloc(', 'devm_kzalloc(&pdev->dev, ');

describe('no path is left out', () => {
  test('a result that is looked at, and returned all the same', () => {
    const probe = `	lamp = kzalloc(8, GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	ret = lamp_blink(lamp);
	if (ret < 0)
		goto err;
	ret = lamp_shine(lamp);
	if (!ret)
		lamp->irq = 0;
	else
		lamp->irq = 0;
	return ret;
err:
	kfree(lamp);
	return ret;`;
    const first = driverOf(probe, '\tkfree(lamp);');
    const second = managedLamp(first).replace('err:\n\tkfree(lamp);', 'err:');
    expect(faultsOf(second, first)).toContain('released-by-hand-too');
  });

  test('loops in probe and in remove that ask the same', () => {
    const probe = `	lamp = devm_kzalloc(&pdev->dev, 8, GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	for (i = 0; i < 3; i++) {
		lamp->bar[i] = kmalloc(8, GFP_KERNEL);
		if (!lamp->bar[i])
			goto err;
	}
	return 0;
err:
	for (i = 0; i < 3; i++)
		kfree(lamp->bar[i]);
	return -ENOMEM;`;
    const first = driverOf(probe, '\tfor (i = 0; i < 3; i++)\n\t\tkfree(lamp->bar[i]);');
    const second = first.replace('= kmalloc(8', '= devm_kmalloc(&pdev->dev, 8');
    expect(second).not.toBe(first);
    expect(verify(first, second, catalogue).verified).toBe(false);
  });

  // The first round is told from the later ones, which are one and the same to the proof. The planner leaves everything
  // alone that is acquired in a loop.
  test('a loop of releases that is left out after a loop of acquires', () => {
    const probe = `	for (i = 0; i < 3; i++) {
		lamp->bar[i] = kmalloc(8, GFP_KERNEL);
		if (!lamp->bar[i])
			goto err;
	}
	return 0;
err:
	for (i = 0; i < 3; i++)
		kfree(lamp->bar[i]);
	return -ENOMEM;`;
    const first = driverOf(probe, '\tfor (i = 0; i < 3; i++)\n\t\tkfree(lamp->bar[i]);');
    expect(faultsOf(first, `${first}\n`)).toEqual([]);
    expect(faultsOf(first.replace('goto err;', 'return -ENOMEM;'), first)).not.toEqual([]);
  });
});

describe('what a call is given by address', () => {
  const probe = `	struct lamp_config config = { .watts = 5 };
	int watts = 5;

	lamp = kzalloc(8, GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	config.colour = 3;
	ret = lamp_blink(lamp, &config, &watts);
	if (ret)
		kfree(lamp);
	return ret;`;
  const first = driverOf(probe, '\tkfree(lamp);');
  const second = managedLamp(first)
    .replace('\tif (ret)\n\t\tkfree(lamp);\n', '')
    .replace('\tkfree(lamp);\n', '');

  test('the same: proved', () => expect(faultsOf(second, first)).toEqual([]));
  test.each([
    ['\tconfig.colour = 3;\n', ''],
    ['.watts = 5', '.watts = 6'],
    ['int watts = 5', 'int watts = 6'],
  ])('%j made %j', (place, by) => {
    expect(faultsOf(spoilt(place, by, second), first)).toEqual(['other-step']);
  });
});

test('a changed function that is defined twice is compared by nobody', () => {
  const helper = (release: string): string =>
    `#ifdef A\nstatic void lamp_stop(struct lamp *lamp)\n{\n\tlamp_off(lamp);\n${release}}\n#else\nstatic void lamp_stop(struct lamp *lamp)\n{\n}\n#endif\n`;
  const rest = driverOf(
    '\tlamp = kzalloc(8, GFP_KERNEL);\n\tif (!lamp)\n\t\treturn -ENOMEM;\n\tplatform_set_drvdata(pdev, lamp);\n\treturn 0;',
    '\tlamp_stop(lamp);\n\tkfree(lamp);',
  );
  const first = helper('\tled_trigger_unregister_simple(lamp->base);\n') + rest;
  const second = helper('') + managedLamp(rest).replace('\tkfree(lamp);\n', '');
  expect(faultsOf(second, first)).toContain('outside');
});

describe('what a `for` sets up is done once', () => {
  const probe = `	int i, found;

	lamp = kzalloc(8, GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	for (i = 0, found = 0; i < 4; i++) {
		if (lamp_blink(lamp, i))
			found = 1;
	}
	if (found) {
		kfree(lamp);
		return -EBUSY;
	}
	return 0;`;
  const first = driverOf(probe, '\tkfree(lamp);');
  const second = managedLamp(first).replaceAll(/\t+kfree\(lamp\);\n/g, '');

  test('what the loop changed counts behind it', () => {
    expect(faultsOf(second, first)).toEqual([]);
    const without = spoilt('\tif (found) {\n\t\treturn -EBUSY;\n\t}\n', '', second);
    expect(faultsOf(without, first)).not.toEqual([]);
  });
});

describe('ways out that a macro hides', () => {
  const returning = '#define TRY(x) do { if (x) return -EIO; } while (0)\n';
  const speaking = '#define TRY(x) do { if (x) pr_info("return"); } while (0)\n';
  const probe = `	lamp = kzalloc(8, GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	TRY(lamp_blink(lamp));
	return 0;`;
  const drop = (text: string): string => managedLamp(text).replace('\tkfree(lamp);\n', '');

  test.each([
    ['a macro without one', speaking, []],
    ['a macro that returns', returning, ['cannot-follow', 'outside']],
    [
      'by way of another macro',
      `#define OUT return -EIO\n#define TRY(x) if (x) OUT\n`,
      ['cannot-follow', 'outside'],
    ],
  ])('%s', (_, macro, faults) => {
    const first = macro + driverOf(probe, '\tkfree(lamp);');
    expect(faultsOf(drop(first), first)).toEqual(faults);
  });

  test('what ends with its block', () => {
    const first = driverOf(probe.replace('TRY(lamp_blink(lamp))', 'guard(mutex)(&lamps)'), '\tkfree(lamp);');
    expect(faultsOf(drop(first), first)).toEqual(['cannot-follow', 'outside']);
  });

  test('in a function that has not changed, and may release', () => {
    const helper = (words: string): string =>
      `${returning}static int lamp_warm(struct lamp *lamp)\n{\n\tTRY(lamp_blink(lamp));\n\t${words}\n\treturn 0;\n}\n`;
    const rest = driverOf(probe.replace('TRY(lamp_blink(lamp))', 'lamp_warm(lamp)'), '\tkfree(lamp);');
    const [harmless, bad] = [helper('lamp_on(lamp);') + rest, helper('kfree(lamp);') + rest];
    const dropLast = (text: string): string => {
      const at = text.lastIndexOf('\tkfree(lamp);\n');
      return managedLamp(text.slice(0, at) + text.slice(at + '\tkfree(lamp);\n'.length));
    };
    expect(faultsOf(dropLast(harmless), harmless)).toEqual([]);
    expect(faultsOf(dropLast(bad), bad)).toEqual(['cannot-follow']);
  });
});

describe('memory for DMA on a bus that counts it before the device gives it back', () => {
  const byHand = readFileSync(
    join(process.cwd(), 'test/lifetimes/hostile/dma-memory-of-a-counting-bus.c'),
    'utf8',
  );
  const managed = byHand
    .replace('= dma_alloc_coherent(&vdev->dev', '= dmam_alloc_coherent(&vdev->dev')
    .replace(/\tstruct vat \*vat = dev_get[^\n]*\n\n\tdma_free[^\n]*\n/, '');

  test('is not proved', () => expect(faultsOf(managed, byHand)).toEqual(['order']));

  test('on another bus it is', () => {
    const elsewhere = (text: string): string =>
      text.replaceAll('vio_dev ', 'platform_device ').replaceAll('vio_driver', 'platform_driver');
    expect(faultsOf(elsewhere(managed), elsewhere(byHand))).toEqual([]);
  });
});
