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

test('what follows a call that was broken twice keeps its lines, however long they are', () => {
  const before = `static int f(struct i2c_client *client)
{
	chip->answer_of_keys = ask(sizeof(struct answer_of_all_keys), FLAGS_OF_KEYS);
	if (!chip->answer_of_keys) {
		dev_err(&client->dev, "there is not enough memory for the answer of all the keys\\n");
		return -ENOMEM;
	}
}
`;
  const after = `static int f(struct i2c_client *client)
{
	chip->answer_of_keys = managed_ask_for_it(&client->dev,
						  sizeof(struct answer_of_all_keys),
						  FLAGS_OF_KEYS);
	if (!chip->answer_of_keys) {
		dev_err(&client->dev, "there is not enough memory for the answer of all the keys\\n");
		return -ENOMEM;
	}
}
`;
  expect(run(rule, before).text).toBe(after);
});

test('a call that was too long already is broken until it fits', () => {
  const before = `static int f(struct i2c_client *client)
{
	chip->second_client = ask(client->adapter->number_of_bus, client->addr + 1);
	chip->second_client_of_it = ask(client->adapter->number, client->address_ + 1);
}
`;
  const after = `static int f(struct i2c_client *client)
{
	chip->second_client = managed_ask_for_it(&client->dev,
						 client->adapter->number_of_bus,
						 client->addr + 1);
	chip->second_client_of_it = managed_ask_for_it(&client->dev,
						       client->adapter->number,
						       client->address_ + 1);
}
`;
  expect(run(rule, before).text).toBe(after);
});
