// The texts What to Test of a build: one in each language, created or changed.
import type { JobWork } from '../../workflow/acrossSlices.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import type { Build } from './build.ts';
import { type LocalizationCalls, type LocalizedTexts, listLocalizations, writeLocalization } from './localizations.ts';
import { refuseLanguages } from './texts.ts';

interface TestText extends LocalizedTexts {
  readonly whatsNew: string;
}

const calls: LocalizationCalls = {
  list: 'builds_betaBuildLocalizations_getToManyRelated',
  create: 'CreateWhatToTest',
  update: 'UpdateWhatToTest',
  parent: 'buildId',
};

/** Those of the call; 400 for a language given twice, or one that Apple does not have. */
export function testTextsOf(context: RecipeContext): readonly TestText[] {
  const given = inputOf<readonly TestText[]>(context, 'whatToTest') ?? [];
  refuseLanguages(given);
  return given;
}

export async function writeTestTexts(
  { context, steps }: JobWork,
  { id }: Build,
  given: readonly TestText[],
): Promise<void> {
  if (given.length === 0) return;
  const present = await steps.read(
    'Read What to Test',
    () => listLocalizations(context, calls, id),
    (found) => `Languages with texts: ${found.length}.`,
  );
  const target = { calls, what: 'notes What to Test', parentId: id };
  for (const text of given) await writeLocalization(context, steps, target, text, present);
}
