import { expect, test } from '@jest/globals';
import { commandLines } from '../../src/cli/commands/index.ts';

// The list is there so that `--help` need not load the commands: it must not tell another story.
test.each(commandLines)('$name is what the help says', async ({ load, command, describe }) => {
  const loaded = await load();
  expect(loaded).toMatchObject({ command, describe });
});
