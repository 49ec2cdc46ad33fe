// The group of a subscription, by its ID or its name: created when there is none of that name.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { joinNames, withReason, wrongInput } from './recipeErrors.ts';
import type { Resource, ResourceDocument, ResourceList } from './resource.ts';

type Group = Resource<{ readonly referenceName: string }>;

/** Undefined for a group that a plan only announces. */
export async function findOrCreateGroup(
  context: RecipeContext,
  steps: StepRunner,
  appId: string,
  asked: string,
): Promise<string | undefined> {
  const { call: ask, listAll } = context.store();
  const found = await steps.read(
    `Find the group ${asked}`,
    async () =>
      choose((await listAll<ResourceList<Group['attributes']>>('ListSubscriptionGroups', { id: appId })).data, asked),
    (group) => group?.id ?? 'There is none.',
    (group) => group?.id,
  );
  const step = `Create the group ${asked}`;
  if (found) {
    steps.skip(step, 'It exists already.');
    return found.id;
  }
  const made = await steps.write(
    step,
    () =>
      withReason(ask<ResourceDocument<unknown>>('subscriptionGroups_createInstance', { appId, referenceName: asked })),
    ({ data }) => data.id,
  );
  return made?.data.id;
}

/** An ID first. Names are compared in any case, so that no second group is made by mistake. */
function choose(all: readonly Resource<unknown>[], asked: string): Group | undefined {
  const groups = all as readonly Group[];
  const byId = groups.find(({ id }) => id === asked);
  const named = groups.filter(({ attributes }) => attributes.referenceName?.toLowerCase() === asked.toLowerCase());
  if (!byId && named.length > 1)
    throw wrongInput(
      `Several groups are called "${asked}". Give the ID of one: ${joinNames(named.map(({ id }) => id))}.`,
    );
  return byId ?? named[0];
}
