// Writes "What's New" and other texts of a version in all languages. An error in one language does not stop the others.

import { type ErrorDetail, Failure } from '../../../core/errors.ts';
import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { findUnreleased } from '../draftVersion.ts';
import { listLanguages } from '../languages.ts';
import { type MissingTexts, missingTextsOf } from '../missingTexts.ts';
import { conflict } from '../recipeErrors.ts';
import { changesOf, type GivenTexts, type Localization, planVersionTexts, type TextChange } from '../texts.ts';
import { type Version, versionNameOf, versionSelectorOf, versionStageOf, versionStateOf } from '../version.ts';

interface Refused {
  readonly locale: string;
  readonly failure: Failure;
}

export const whatsNew: Recipe = async (context) => {
  const steps = context.startSteps();
  const version = await findUnreleased(context, steps);
  const present = await steps.read(
    'List its languages',
    () => listLanguages(context, version.id),
    (found) => found.map(({ attributes }) => attributes.locale).join(', '),
  );
  const inputs = inputOf<readonly GivenTexts[]>(context, 'texts') ?? [];
  const otherwise = inputOf<string>(context, 'otherwise') || undefined;
  const writings = planVersionTexts(present, inputs, otherwise, inputOf<boolean>(context, 'createMissing') === true);
  refuseState(
    version,
    writings.filter((each) => Object.keys(changesOf(each, present)).length > 0),
  );
  const isDraft = versionStageOf(version) === 'draft';
  const lacking = isDraft ? await missingTextsOf(context, versionSelectorOf(context), written(present, writings)) : [];
  const refused: Refused[] = [];
  for (const writing of writings) {
    const failed = await writeOne(context, steps, version, writing, present, noteOn(lacking, writing));
    if (failed) refused.push(failed);
  }
  describe(refused, steps);
  const { versionString } = version.attributes;
  return jsonResponse(200, { versionId: version.id, versionString, lacking, steps: steps.reports });
};

/** Apple accepts changes of the promotional text at any time, and of all other texts only while the version is a draft. */
function refuseState(version: Version, writings: readonly TextChange[]): void {
  const isFree = writings.every(
    ({ id, texts }) => id && Object.keys(texts).every((name) => name === 'promotionalText'),
  );
  if (versionStageOf(version) !== 'draft' && !isFree)
    throw conflict(
      `${versionNameOf(version)} is ${versionStateOf(version)}: its texts can only be changed before it is submitted, except for the promotional text.`,
    );
}

function write(context: RecipeContext, version: Version, { id, locale }: TextChange, texts: object): Promise<unknown> {
  const { call: ask } = context.store();
  return id
    ? ask('UpdateVersionLocalization', { id, ...texts })
    : ask('CreateVersionLocalization', { versionId: version.id, locale, ...texts });
}

/** Apple's error for one language; any other error, such as an unavailable store, ends the whole call. */
function refusal(thrown: unknown, locale: string): Refused {
  if (thrown instanceof Failure && thrown.code === 'store_refused' && thrown.status !== 429 && thrown.status < 500)
    return { locale, failure: thrown };
  throw thrown;
}

async function writeOne(
  context: RecipeContext,
  steps: StepRunner,
  version: Version,
  writing: TextChange,
  present: readonly Localization[],
  note: string | undefined,
): Promise<Refused | undefined> {
  const { id, locale } = writing;
  const texts = changesOf(writing, present);
  const names = Object.keys(texts).join(', ');
  if (names === '') {
    steps.skip(`Write ${locale}`, 'It has this text already.');
    return undefined;
  }
  try {
    await steps.write(
      `${id ? 'Write' : 'Create'} ${locale}: ${names}`,
      () => write(context, version, writing, texts),
      () => note,
      note,
    );
    return undefined;
  } catch (thrown) {
    return refusal(thrown, locale);
  }
}

function noteOn(lacking: readonly MissingTexts[], { locale }: TextChange): string | undefined {
  const own = lacking.find((each) => each.locale === locale);
  return own && `App Review will still ask for: ${own.lacks}.`;
}

/** The languages as they are, or will be, after all changes. */
function written(
  present: readonly Localization[],
  writings: readonly TextChange[],
): readonly Localization['attributes'][] {
  const textsOf = (id: string) => writings.find((each) => each.id === id)?.texts;
  return [
    ...present.map(({ id, attributes }) => ({ ...attributes, ...textsOf(id) })),
    ...writings.filter(({ id }) => id === undefined).map(({ locale, texts }) => ({ locale, ...texts })),
  ];
}

function describe(refused: readonly Refused[], steps: StepRunner): void {
  const [first] = refused;
  if (!first) return;
  const wrong = refused.flatMap(({ locale, failure }): ErrorDetail[] =>
    failure.details.filter(({ code }) => code !== 'done').map((each) => ({ ...each, target: locale })),
  );
  const done = steps.reports
    .filter(({ state }) => state === 'done')
    .map(({ name }) => ({ code: 'done', message: name }));
  const others = refused.length > 1 ? ` (and ${refused.length - 1} more, see details)` : '';
  throw new Failure('store_refused', `${first.failure.message}${others} The other languages are as asked.`, {
    status: first.failure.status,
    details: [...wrong, ...done],
  });
}
