/** What a mail tells of a conversion, where the text alone could mislead. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { storyOf } from '../../src/cli/mails/story-of.ts';
import { builtInPatterns } from '../../src/cli/own-files.ts';
import type { DriverStory } from '../../src/mail/story.ts';
import { verify } from '../../src/proof/verify.ts';
import { project } from './run-devmify.ts';

const { catalogue } = readCatalogue(builtInPatterns);

function driverStory(before: string, after: string): DriverStory {
  const proof = verify(before, after, catalogue);
  expect(proof.verified).toBe(true);
  const { drivers } = storyOf({ path: 'x.c', before, after, proof, sites: [] }, catalogue);
  return drivers[0] as DriverStory;
}

const pane = readFileSync(join(project, 'test', 'cli', 'stories', 'pane.c'), 'utf8');

test('of two regions that may be the same one, each is released in its own turn', () => {
  const after = pane
    .replaceAll('request_mem_region(', 'devm_request_mem_region(&pdev->dev, ')
    .replaceAll('ioremap(', 'devm_ioremap(&pdev->dev, ')
    .replace(/^\t+(iounmap|release_mem_region)\(.*\n/gm, '')
    .replace(/^err_\w+:\n/gm, '')
    .replace(/goto err_\w+;/g, 'return -EBUSY;')
    .replace(/\treturn 0;\n\n\treturn -EBUSY;\n/, '\treturn 0;\n');
  const { order, swaps } = driverStory(pane, after);
  expect(order.core.map(({ text }) => text)).toEqual([
    'iounmap(pane->frame)',
    'release_mem_region(pane->frame_start, pane->frame_length)',
    'iounmap(pane->registers)',
    'release_mem_region(pane->register_start, pane->register_length)',
  ]);
  expect(swaps).toEqual([]);
});
