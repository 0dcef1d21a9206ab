// Drivers with more than a thousand faults in all, four in each: made up, in nine files.
import type { SourceFile } from '../../../src/cli/files/find-files.ts';

export const fileAt = (path: string): SourceFile => ({
  realPath: path,
  shown: path,
  diffPath: path,
  root: { path: '/', kind: 'folder' },
});

/** The driver keeps both of what it has allocated when it fails, and frees by hand what the device frees, three times. */
export const driver = (n: number): readonly string[] => [
  `struct lamp_${n} {
	void *table;
	void *log;
};
`,
  `static int lamp_${n}_probe(struct platform_device *pdev)
{
	struct lamp_${n} *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
	int err;

	if (!lamp)
		return -ENOMEM;
	lamp->table = kzalloc(8, GFP_KERNEL);
	if (!lamp->table)
		return -ENOMEM;
	lamp->log = kzalloc(16, GFP_KERNEL);
	if (!lamp->log) {
		kfree(lamp->table);
		return -ENOMEM;
	}
	err = dma_set_mask(&pdev->dev, DMA_BIT_MASK(32));
	if (err)
		return err;
	err = device_property_read_u32(&pdev->dev, "level", &level);
	if (err) {
		kfree(lamp);
		kfree(lamp->log);
		kfree(lamp->table);
		return err;
	}
	err = device_property_read_u32(&pdev->dev, "colour", &level);
	if (err) {
		kfree(lamp);
		kfree(lamp->log);
		kfree(lamp->table);
		return err;
	}
	platform_set_drvdata(pdev, lamp);
	return 0;
}
`,
  `static int lamp_${n}_remove(struct platform_device *pdev)
{
	struct lamp_${n} *lamp = platform_get_drvdata(pdev);

	kfree(lamp->log);
	kfree(lamp->table);
	return 0;
}
`,
  `static struct platform_driver lamp_${n}_driver = {
	.probe = lamp_${n}_probe,
	.remove = lamp_${n}_remove,
};
`,
];

export const paths = Array.from({ length: 9 }, (_, at) => `drivers/lamp/lamp-${at}.c`);
export const perFile = 30;

/** The text of a file: the parts of its drivers, each of them with `between` before it. */
export const textOf = (path: string, between: (at: number) => string, leaveOut = -1): string => {
  const first = paths.indexOf(path) * perFile;
  const numbers = Array.from({ length: perFile }, (_, at) => first + at).filter((n) => n !== leaveOut);
  return numbers
    .flatMap(driver)
    .map((part, at) => `${between(at)}${part}`)
    .join('\n');
};
