// What paths are followed for, and how far: a limit is a number of steps, and what came to it is told by name.
import { expect, test } from '@jest/globals';
import { convertText } from '../../src/cli/convert-text.ts';
import type { Meter } from '../../src/engine/meter.ts';
import { shipped } from '../support/driver-cases.ts';

const options = { review: false, actions: false, wants: () => true, declares: () => true };

/** A driver whose probe has these lines. */
const driver = (lines: readonly string[], rest = ''): string => `#include <linux/platform_device.h>
#include <linux/slab.h>

struct organ {
	void *pipes[40];
	void *bellows;
};
${rest}
static int organ_probe(struct platform_device *pdev)
{
	struct organ *organ = platform_get_drvdata(pdev);

	${lines.join('\n\t')}
	return 0;
}

static int organ_remove(struct platform_device *pdev)
{
	struct organ *organ = platform_get_drvdata(pdev);

	kfree(organ->bellows);
	return 0;
}

static struct platform_driver organ_driver = {
	.probe = organ_probe,
	.remove = organ_remove,
	.driver = { .name = "organ" },
};
module_platform_driver(organ_driver);
`;

/** Pipes that may be there or not, each apart from the others. */
const pipes = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => [
    `if (platform_has(pdev, ${at}))`,
    `\torgan->pipes[${at}] = kzalloc(${at + 1}, GFP_KERNEL);`,
  ]).flat();

/** What is said of each site; and the functions whose paths were followed. */
function judge(text: string): {
  readonly reasons: readonly string[];
  readonly followed: readonly (string | undefined)[];
} {
  const followed: (string | undefined)[] = [];
  const meter: Meter = { begin: ({ name }) => followed.push(name), end: () => undefined };
  const { sites } = convertText(text, shipped.catalogue, options, meter);
  return { reasons: sites.map(({ code, reason }) => `${code}: ${reason}`), followed };
}

test('a driver with more paths than are followed is told by name, with the limits', () => {
  const { reasons, followed } = judge(driver(pipes(12)));
  expect(reasons).toHaveLength(12);
  for (const reason of reasons)
    expect(reason).toMatch(
      /^too-many-paths: .*organ_probe\(\) and organ_remove\(\), .* 30000 steps, or 400 ways/s,
    );
  expect(followed).toContain('organ_probe');
});

test('one with fewer is not', () => {
  expect(judge(driver(pipes(3))).reasons.join()).not.toContain('too-many-paths');
});

const helper = `
void organ_fill(struct organ *organ)
{
	organ->bellows = kzalloc(1, GFP_KERNEL);
}
`;

test('no path is followed for what stays where it stands', () => {
  const { reasons, followed } = judge(driver(['organ_fill(organ);'], helper));
  expect(reasons.map((reason) => reason.replace(/:.*/s, ''))).toEqual(['helper-shared']);
  expect(followed).toEqual([]);
});

test('the paths are followed all the same where the driver may have the device release it', () => {
  const { followed } = judge(
    driver(
      ['organ_fill(organ);', 'return devm_add_action_or_reset(&pdev->dev, kfree, organ->bellows);'],
      helper,
    ),
  );
  expect(followed).toEqual(['organ_probe']);
});
