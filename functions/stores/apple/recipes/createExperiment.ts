// Creates a product page optimization test with its treatments and their languages, or continues one of the same name.
import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { writeLocalizations } from '../pageLocalizations.ts';
import { conflict, withReason, wrongInput } from '../recipeErrors.ts';
import { NO_STATE, type Resource, type ResourceDocument, type ResourceList } from '../resource.ts';
import { isChangeable } from '../reviewStates.ts';
import { refuseLanguages } from '../texts.ts';

type Experiment = Resource<{
  readonly name: string;
  readonly platform: string;
  readonly state: string;
  readonly trafficProportion: number;
}>;
type Treatment = Resource<{ readonly name: string }>;

const MOST_TREATMENTS = 3;
const calls = {
  list: 'appStoreVersionExperimentTreatments_appStoreVersionExperimentTreatmentLocalizations_getToManyRelated',
  create: 'appStoreVersionExperimentTreatmentLocalizations_createInstance',
  parent: 'appStoreVersionExperimentTreatmentId',
};

export const createExperiment: Recipe = async (context) => {
  const locales = (inputOf<readonly string[]>(context, 'locales') ?? []).map((locale) => ({ locale }));
  refuseLanguages(locales);
  const names = [...new Set((inputOf<readonly string[]>(context, 'treatments') ?? []).map((each) => each.trim()))];
  const steps = context.startSteps();
  const found = await findOpen(context, steps);
  const id = found?.id ?? (await create(context, steps));
  const treatments = found ? await listTreatments(context, steps, found.id) : [];
  const others = treatments.filter(({ attributes }) => !names.includes(attributes.name ?? '')).length;
  if (others + names.length > MOST_TREATMENTS)
    throw wrongInput(`A test has at most ${MOST_TREATMENTS} treatments, and this one has ${others} others already.`);
  if (found) await setTraffic(context, steps, found);
  const localizations: object[] = [];
  for (const name of names) {
    const own = treatments.find(({ attributes }) => attributes.name === name);
    const parentId = own?.id ?? (await createTreatment(context, steps, id, name));
    if (own) steps.skip(`Create the treatment ${name}`, `It exists already: ${own.id}.`);
    const written = await writeLocalizations(context, steps, { calls, what: `treatment ${name}`, parentId }, locales);
    localizations.push(...written.map((each) => ({ treatment: name, ...each })));
  }
  return jsonResponse(200, { ...(id !== undefined && { experimentId: id }), localizations, steps: steps.reports });
};

function inputsOf(context: RecipeContext) {
  return {
    appId: inputOf<string>(context, 'appId') ?? '',
    name: inputOf<string>(context, 'name')?.trim() ?? '',
    platform: inputOf<string>(context, 'platform') || 'IOS',
  };
}

/** Throws 409 for one of this name that is not in preparation any more. */
async function findOpen(context: RecipeContext, steps: StepRunner): Promise<Experiment | undefined> {
  const { appId, name, platform } = inputsOf(context);
  const found = await steps.read(
    `Find the test ${name}`,
    async () => {
      const { listAll } = context.store();
      const { data } = await listAll<ResourceList<Experiment['attributes']>>('ListExperiments', { id: appId });
      return (data as readonly Experiment[]).find(
        ({ attributes }) => attributes.name === name && attributes.platform === platform,
      );
    },
    (experiment) => experiment?.id ?? 'There is none.',
    (experiment) => experiment && [experiment.id, experiment.attributes.trafficProportion],
  );
  if (!found || isChangeable('experiment', found.attributes.state)) return found;
  throw conflict(
    `The test ${name} is ${found.attributes.state ?? NO_STATE}, so it cannot be changed. Give another Test name.`,
  );
}

async function create(context: RecipeContext, steps: StepRunner): Promise<string | undefined> {
  const inputs = { ...inputsOf(context), trafficProportion: inputOf<number>(context, 'trafficProportion') };
  const made = await steps.write(
    `Create the test ${inputs.name}`,
    () =>
      withReason(
        context.store().call<ResourceDocument<unknown>>('appStoreVersionExperimentsV2_createInstance', inputs),
      ),
    ({ data }) => data.id,
  );
  return made?.data.id;
}

/** Changes the traffic of a test that exists. */
async function setTraffic(context: RecipeContext, steps: StepRunner, { id, attributes }: Experiment): Promise<void> {
  const trafficProportion = inputOf<number>(context, 'trafficProportion');
  if (trafficProportion === undefined || trafficProportion === attributes.trafficProportion) return;
  await steps.write(
    `Set the traffic to ${trafficProportion} percent`,
    () => withReason(context.store().call('appStoreVersionExperimentsV2_updateInstance', { id, trafficProportion })),
    () => `It was ${attributes.trafficProportion ?? 'not known'}.`,
  );
}

async function listTreatments(context: RecipeContext, steps: StepRunner, id: string): Promise<readonly Treatment[]> {
  steps.skip('Create the test', `It exists already: ${id}. What is missing is added.`);
  const operation = 'appStoreVersionExperimentsV2_appStoreVersionExperimentTreatments_getToManyRelated';
  return (await context.store().listAll<ResourceList<Treatment['attributes']>>(operation, { id })).data;
}

async function createTreatment(
  context: RecipeContext,
  steps: StepRunner,
  appStoreVersionExperimentV2Id: string | undefined,
  name: string,
): Promise<string | undefined> {
  const inputs = { appStoreVersionExperimentV2Id, name };
  const made = await steps.write(
    `Create the treatment ${name}`,
    () =>
      withReason(
        context.store().call<ResourceDocument<unknown>>('appStoreVersionExperimentTreatments_createInstance', inputs),
      ),
    ({ data }) => data.id,
  );
  return made?.data.id;
}
