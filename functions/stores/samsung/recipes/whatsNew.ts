// Writes "What's New" of a Galaxy Store app in any of its languages: one update of the draft, which keeps all other texts.

import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe } from '../../../workflow/storeApi.ts';
import { readGalaxyApp } from '../app.ts';
import { describeApp, openRecord, refuseDated, requiredUpdateFields } from '../draft.ts';
import { type GivenTranslation, planTranslations, type TranslationChange } from '../texts.ts';

export const galaxyWhatsNew: Recipe = async (context) => {
  const api = context.store();
  const contentId = inputOf<string>(context, 'contentId') ?? '';
  const steps = context.startSteps();
  const app = await steps.read('Read app', () => readGalaxyApp(api, contentId), describeApp);
  const from = openRecord(app);
  refuseDated(from.publicationType, 'use Update Galaxy Store app, which takes that date.');
  const { writings, change } = planTranslations(from, inputOf<readonly GivenTranslation[]>(context, 'texts') ?? []);
  const changed = writings.filter(isChanged);
  for (const { language } of writings.filter((each) => !isChanged(each)))
    steps.skip(`Write ${language}`, 'It has this text already.');
  if (changed.length > 0)
    await steps.write(`Write ${changed.map(describe).join('; ')}`, () =>
      api.call('UpdateGalaxyApp', { ...requiredUpdateFields(from), ...change }),
    );
  return jsonResponse(200, { contentId, languages: changed.map(({ language }) => language), steps: steps.reports });
};

function isChanged({ texts }: TranslationChange): boolean {
  return Object.keys(texts).length > 0;
}

function describe({ language, texts }: TranslationChange): string {
  return `${language}: ${Object.keys(texts).join(', ')}`;
}
