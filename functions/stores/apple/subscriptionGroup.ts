// The group of a subscription, by its ID or its name: created when there is none of that name.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { joinNames, withReason, wrongInput } from './recipeErrors.ts';
import type { Resource, ResourceDocument, ResourceList } from './resource.ts';

export type Group = Resource<{ readonly referenceName: string }>;

/** The groups of an app. */
export interface Groups {
  /** The one that is asked for; undefined if there is none. */
  readonly chosen: Group | undefined;
  readonly others: readonly Group[];
}

/** `asked` is an ID or a name. Throws 400 for a name of several groups. */
export async function readSubscriptionGroups(
  context: RecipeContext,
  steps: StepRunner,
  appId: string,
  asked: string,
): Promise<Groups> {
  return steps.read(
    `Find the group ${asked}`,
    async () => {
      const groups = await listSubscriptionGroups(context, appId);
      const chosen = choose(groups, asked);
      return { chosen, others: groups.filter((each) => each !== chosen) };
    },
    ({ chosen }) => chosen?.id ?? 'There is none.',
    ({ chosen }) => chosen?.id,
  );
}

export async function listSubscriptionGroups(context: RecipeContext, id: string): Promise<readonly Group[]> {
  return (await context.store().listAll<ResourceList<Group['attributes']>>('ListSubscriptionGroups', { id })).data;
}

/** Creates the group `asked`, unless it is there. Undefined for a group that a plan only announces. */
export async function createMissingGroup(
  context: RecipeContext,
  steps: StepRunner,
  appId: string,
  asked: string,
  chosen: Group | undefined,
): Promise<string | undefined> {
  const step = `Create the group ${asked}`;
  if (chosen) {
    steps.skip(step, 'It exists already.');
    return chosen.id;
  }
  const inputs = { appId, referenceName: asked };
  const made = await steps.write(
    step,
    () => withReason(context.store().call<ResourceDocument<unknown>>('subscriptionGroups_createInstance', inputs)),
    ({ data }) => data.id,
  );
  return made?.data.id;
}

/** An ID first. Names are compared in any case, so that no second group is made by mistake. */
function choose(groups: readonly Group[], asked: string): Group | undefined {
  const byId = groups.find(({ id }) => id === asked);
  const named = groups.filter(({ attributes }) => attributes.referenceName?.toLowerCase() === asked.toLowerCase());
  if (!byId && named.length > 1)
    throw wrongInput(
      `Several groups are called "${asked}". Give the ID of one: ${joinNames(named.map(({ id }) => id))}.`,
    );
  return byId ?? named[0];
}
