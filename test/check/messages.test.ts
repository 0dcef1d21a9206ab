// A message names what it is about as the code does: what keeps it, or else the call with its argument.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { checkText } from '../../src/check/check-text.ts';
import { factsFrom } from '../../src/check/view.ts';
import { shipped } from '../support/driver-cases.ts';

const here = dirname(fileURLToPath(import.meta.url));
const facts = factsFrom(shipped.catalogue);
const messagesOf = (path: string): readonly string[] =>
  checkText(readFileSync(join(here, path), 'utf8'), facts).map(({ message }) => message);

test('two leaks that are written alike are told apart by what keeps them', () => {
  expect(messagesOf('leak-on-error/written-alike.c')).toEqual([
    'twins_probe() fails here and keeps twins->left, which kzalloc() acquired',
    'twins_probe() fails here and keeps twins->right, which kzalloc() acquired',
  ]);
});

test('where only an error number is kept, the call says what it is', () => {
  expect(messagesOf('leak-after-remove/sleep-by-macro.c')).toEqual([
    'heater_suspend() does not release what regulator_enable(heater->coil) acquired',
  ]);
});

test('what is only allocated at first calls back from its registration on', () => {
  const [found] = checkText(readFileSync(join(here, '../../examples/knob.c'), 'utf8'), facts);
  expect(found?.message).toContain('comes before input_register_device(input) is undone');
  expect(found?.advice).toBe('Undo input_register_device() before, as it came later.');
  expect(found?.path.map(({ text }) => text)).toContain('from here on it may be called back');
});

test('the right device is called as probe calls it', () => {
  const driver = `static int lamp_probe(struct i2c_client *client)
{
	void *log = devm_kzalloc(client->dev.parent, 8, GFP_KERNEL);

	return log ? 0 : -ENOMEM;
}
static struct i2c_driver lamp_driver = {
	.probe = lamp_probe,
};
`;
  const [found] = checkText(driver, facts);
  expect(found?.advice).toBe('Tie it to &client->dev, the device that lamp_probe() binds.');
});
