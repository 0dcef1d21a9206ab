/** `devmify explain FILE:LINE --sp-file X.cocci`: how far each rule of a semantic patch gets in the function there. */
import { compilePatch } from '../../compile/patch.ts';
import { explainPatch } from '../../engine/explain-patch.ts';
import { decode } from '../../text/bytes.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { readSource } from '../files/read-file.ts';
import { storyText } from '../output/rule-story.ts';
import { openPatch } from '../semantic-patch/open-patch.ts';
import { recipeOf } from '../semantic-patch/recipe-of.ts';
import { diagnosticText } from '../terminal/diagnostic-text.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments } from './command.ts';
import { offsetOf, type Place } from './named-place.ts';

export function explainRules(argv: Arguments, place: Place, streams: Streams): number {
  const patch = openPatch({ ...recipeOf(argv), quiet: true }, streams);
  if (patch === undefined) return 2;
  const read = readSource(place.path);
  if (read.kind === 'failed') throw new UsageError(`${place.path}: ${read.message}`);
  const { text } = decode(read.bytes);
  const compiled = compilePatch(patch, patch.isoFiles);
  const offset = offsetOf(place, text);
  if (offset === undefined)
    throw new UsageError(`${place.path}: which line?`, `devmify explain ${place.path}:120 --sp-file x.cocci`);
  const told = explainPatch(compiled, { path: place.path, text }, offset, patch.options);
  if (told.within === undefined)
    throw new UsageError(`${place.path}:${place.at} is in no function`, 'name a line of code');
  for (const diagnostic of told.diagnostics) streams.say(diagnosticText(diagnostic, text, streams.paintTalk));
  const about = { path: place.path, text, within: told.within, sources: patch.sources };
  for (const story of told.stories) streams.result(storyText(story, about, streams.paintResult));
  return 0;
}
