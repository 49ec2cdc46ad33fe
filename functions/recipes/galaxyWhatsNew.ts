// Writes what is new in a Galaxy Store app, in any of its languages: one update of the draft, and all other texts stay.

import { createStepRunner } from '../core/stepRunner.ts';
import { jsonResponse } from '../core/types.ts';
import { readGalaxyApp } from '../stores/samsung/app.ts';
import { keeping, openRecord, refuseDated, tellApp } from '../stores/samsung/draft.ts';
import { type Given, planTexts, type Writing } from '../stores/samsung/texts.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

const isChanged = ({ texts }: Writing): boolean => Object.keys(texts).length > 0;
const tell = ({ language, texts }: Writing): string => `${language}: ${Object.keys(texts).join(', ')}`;

export const galaxyWhatsNew: Recipe = async (context) => {
  const api = context.store();
  const contentId = inputOf<string>(context, 'contentId') ?? '';
  const steps = createStepRunner(inputOf<boolean>(context, 'dryRun') === true);
  const app = await steps.read('Read app', () => readGalaxyApp(api, contentId), tellApp);
  const from = openRecord(app);
  refuseDated(from.publicationType, 'use Update Galaxy Store app, which takes that date.');
  const { writings, change } = planTexts(from, inputOf<readonly Given[]>(context, 'texts') ?? []);
  const changed = writings.filter(isChanged);
  for (const { language } of writings.filter((each) => !isChanged(each)))
    steps.skip(`Write ${language}`, 'It is written so already.');
  if (changed.length > 0)
    await steps.write(`Write ${changed.map(tell).join('; ')}`, () =>
      api.call('UpdateGalaxyApp', { ...keeping(from), ...change }),
    );
  return jsonResponse(200, { contentId, languages: changed.map(({ language }) => language), steps: steps.reports });
};
