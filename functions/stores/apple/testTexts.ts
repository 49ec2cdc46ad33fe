// The texts What to Test of a build: one in each language, created or changed.
import type { JobWork } from '../../workflow/acrossSlices.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import type { Build } from './build.ts';
import { makeOnce } from './makeOnce.ts';
import { withReason } from './recipeErrors.ts';
import type { Resource, ResourceList } from './resource.ts';
import { refuseLanguages, spelledLocale } from './texts.ts';

interface GivenText {
  readonly locale: string;
  readonly whatsNew: string;
}
type BuildText = Resource<Partial<GivenText>>;

/** Those of the call, with their languages as Apple spells them; 400 for one given twice, or one that Apple does not have. */
export function testTextsOf(context: RecipeContext): readonly GivenText[] {
  const given = inputOf<readonly GivenText[]>(context, 'whatToTest') ?? [];
  refuseLanguages(given);
  return given.map((each) => ({ ...each, locale: spelledLocale(each) }));
}

export async function writeTestTexts(work: JobWork, build: Build, given: readonly GivenText[]): Promise<void> {
  const { steps } = work;
  if (given.length === 0) return;
  const present = await steps.read(
    'Read What to Test',
    () => listTexts(work, build),
    (found) => `Languages with texts: ${found.length}.`,
  );
  for (const text of given) await writeText(work, build, text, present);
}

async function writeText(
  work: JobWork,
  build: Build,
  { locale, whatsNew }: GivenText,
  present: readonly BuildText[],
): Promise<void> {
  const { context, steps } = work;
  const name = `Write What to Test in ${locale}`;
  const found = textIn(present, locale);
  if (found?.attributes.whatsNew === whatsNew) return steps.skip(name, 'It is there already.');
  const api = context.store();
  await steps.write(name, async () => {
    if (found) return withReason(api.call('UpdateWhatToTest', { id: found.id, whatsNew }));
    const find = async () => textIn(await listTexts(work, build), locale);
    return withReason(makeOnce(api, 'CreateWhatToTest', { buildId: build.id, locale, whatsNew }, find));
  });
}

async function listTexts({ context }: JobWork, { id }: Build): Promise<readonly BuildText[]> {
  const { data } = await context
    .store()
    .listAll<ResourceList<Partial<GivenText>>>('builds_betaBuildLocalizations_getToManyRelated', { id });
  return data;
}

function textIn(texts: readonly BuildText[], locale: string): BuildText | undefined {
  return texts.find(({ attributes }) => attributes.locale?.toLowerCase() === locale.toLowerCase());
}
