// A folder with one pattern of one's own: what kernel functions do is known all the same.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { devmify } from './run-devmify.ts';

const folder = mkdtempSync(join(tmpdir(), 'devmify-own-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pattern = (fails: string) => `/// Let the device give the berth back that probe asks for.
// Class: passive
// Fails: ${fails}
// Since: 5.0
// Declared: devm_berth_claim

@acquire@
expression driver.dev;
expression held, width;
@@
  held =
- berth_claim(dev, width)
+ devm_berth_claim(dev, width)

@release@
expression acquire.held;
@@
- berth_leave(held);
`;

const driver = `static int ferry_probe(struct platform_device *pdev)
{
	struct berth *berth = berth_claim(&pdev->dev, 4);

	if (IS_ERR(berth))
		return PTR_ERR(berth);
	platform_set_drvdata(pdev, berth);
	return 0;
}

static int ferry_remove(struct platform_device *pdev)
{
	berth_leave(platform_get_drvdata(pdev));
	return 0;
}

static struct platform_driver ferry_driver = {
	.probe = ferry_probe,
	.remove = ferry_remove,
	.driver = { .name = "ferry" },
};
module_platform_driver(ferry_driver);
`;

describe('--patterns', () => {
  mkdirSync(join(folder, 'patterns', 'port'), { recursive: true });
  writeFileSync(join(folder, 'patterns', 'port', 'berth.cocci'), pattern('err-ptr'));
  writeFileSync(join(folder, 'ferry.c'), driver);

  test('a pattern alone is enough', async () => {
    const words = ['--patterns', 'patterns', '--kernel', '6.1', 'ferry.c'];
    const { code, stdout, stderr } = await devmify(words, { cwd: folder });
    expect(stderr).toContain('1 resource: 1 converted');
    expect(stdout.toString()).toContain('+	struct berth *berth = devm_berth_claim(&pdev->dev, 4);');
    expect(code).toBe(0);
  });

  test('one that is broken is told, and nothing is converted by the others', async () => {
    writeFileSync(join(folder, 'patterns', 'port', 'broken.cocci'), pattern('sometimes'));
    const words = ['--patterns', 'patterns', 'ferry.c'];
    const { code, stdout, stderr } = await devmify(words, { cwd: folder });
    expect(stderr).toContain("'sometimes' is no Fails");
    expect(stdout).toHaveLength(0);
    expect(code).toBe(2);
  });
});
