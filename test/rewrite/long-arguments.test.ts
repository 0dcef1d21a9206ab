// An argument that is too long for a line by itself is broken behind one of its operators, as kernel style has it.
import { expect, test } from '@jest/globals';
import { run } from '../support/check.ts';

const rule = '@@ expression list es; @@\n- ask(es)\n+ managed_ask_for_it(&client->dev, es)\n';

test('flags that fill more than a line', () => {
  const before = `static int f(struct i2c_client *client)
{
	if (client->irq) {
		error = ask(client->irq, handler_of_the_keys,
			    FLAG_TRIGGER_FALLING |
			    FLAG_ONESHOT | FLAG_NO_AUTOMATIC_ENABLING_AT_ALL,
			    "keys", chip);
	}
}
`;
  const after = `static int f(struct i2c_client *client)
{
	if (client->irq) {
		error = managed_ask_for_it(&client->dev, client->irq,
					   handler_of_the_keys,
					   FLAG_TRIGGER_FALLING | FLAG_ONESHOT |
					   FLAG_NO_AUTOMATIC_ENABLING_AT_ALL,
					   "keys", chip);
	}
}
`;
  expect(run(rule, before).text).toBe(after);
});
