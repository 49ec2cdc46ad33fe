// Creates a custom product page with its version and its texts, or continues one of the same name.
import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { type PageText, writeLocalizations } from '../pageLocalizations.ts';
import { conflict, withReason } from '../recipeErrors.ts';
import type { Resource, ResourceDocument, ResourceList } from '../resource.ts';
import { isChangeable, isWithAppReview } from '../reviewStates.ts';
import { refuseLanguages } from '../texts.ts';

type Page = Resource<{ readonly name: string; readonly url: string }>;
type PageVersion = Resource<{ readonly state: string; readonly deepLink: string }>;

const calls = {
  list: 'appCustomProductPageVersions_appCustomProductPageLocalizations_getToManyRelated',
  create: 'appCustomProductPageLocalizations_createInstance',
  update: 'appCustomProductPageLocalizations_updateInstance',
  parent: 'appCustomProductPageVersionId',
};

export const createCustomProductPage: Recipe = async (context) => {
  const appId = inputOf<string>(context, 'appId') ?? '';
  const name = inputOf<string>(context, 'name')?.trim() ?? '';
  const texts = inputOf<readonly PageText[]>(context, 'texts') ?? [];
  refuseLanguages(texts);
  const steps = context.startSteps();
  const { call: ask, listAll } = context.store();
  const found = await steps.read(
    `Find the page ${name}`,
    async () => {
      const { data } = await listAll<ResourceList<Page['attributes']>>('ListCustomProductPages', { id: appId });
      return (data as readonly Page[]).find(({ attributes }) => attributes.name === name);
    },
    (page) => page?.id ?? 'There is none.',
    (page) => page?.id,
  );
  const create = `Create the page ${name}`;
  if (found) steps.skip(create, `It exists already: ${found.id}. What is missing is added.`);
  const made = found
    ? undefined
    : await steps.write(
        create,
        () =>
          withReason(
            ask<ResourceDocument<Page['attributes']>>('appCustomProductPages_createInstance', { appId, name }),
          ),
        ({ data }) => data.id,
      );
  const page = found ?? (made?.data as Page | undefined);
  const versionId = await writeVersion(context, steps, name, page?.id);
  const target = { calls, what: `page ${name}`, parentId: versionId };
  const localizations = await writeLocalizations(context, steps, target, texts);
  return jsonResponse(200, {
    ...(page && { customProductPageId: page.id }),
    ...(page?.attributes.url && { url: page.attributes.url }),
    ...(versionId !== undefined && { versionId }),
    localizations,
    steps: steps.reports,
  });
};

/** The version in preparation; undefined for a plan without one. */
async function writeVersion(
  context: RecipeContext,
  steps: StepRunner,
  name: string,
  appCustomProductPageId: string | undefined,
): Promise<string | undefined> {
  const { call: ask, listAll } = context.store();
  const deepLink = inputOf<string>(context, 'deepLink') || undefined;
  const create = `Create a version of the page ${name}`;
  // Apple may make the first version with the page
  const { data } =
    appCustomProductPageId === undefined
      ? { data: [] }
      : await listAll<ResourceList<PageVersion['attributes']>>(
          'appCustomProductPages_appCustomProductPageVersions_getToManyRelated',
          { id: appCustomProductPageId },
        );
  const versions = data as readonly PageVersion[];
  const draft = versions.find(({ attributes }) => isChangeable('pageVersion', attributes.state));
  const busy = versions.find(({ attributes }) => isWithAppReview(attributes.state));
  if (!draft && busy)
    throw conflict(
      `The page ${name} has a version that is ${busy.attributes.state}. Wait for App Review, or cancel its submission with Submit or cancel review submission.`,
    );
  if (!draft) {
    const made = await steps.write(
      create,
      () =>
        withReason(
          ask<ResourceDocument<unknown>>('appCustomProductPageVersions_createInstance', {
            appCustomProductPageId,
            ...(deepLink !== undefined && { deepLink }),
          }),
        ),
      ({ data: version }) => version.id,
    );
    return made?.data.id;
  }
  steps.skip(create, `The version in preparation is used: ${draft.id}.`);
  if (deepLink !== undefined && deepLink !== draft.attributes.deepLink)
    await steps.write(`Set the deep link of the page ${name}`, () =>
      withReason(ask('appCustomProductPageVersions_updateInstance', { id: draft.id, deepLink })),
    );
  return draft.id;
}
