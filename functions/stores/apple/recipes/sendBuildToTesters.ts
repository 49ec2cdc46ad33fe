// Gives a build to TestFlight groups, as a job: waits for Apple, writes What to Test, submits for beta review, notifies.
import { capital } from '../../../../connector/stores/apple/naming.ts';
import { jsonResponse } from '../../../core/types.ts';
import { doOnce, type JobWork, readOnce } from '../../../workflow/acrossSlices.ts';
import type { Recipe } from '../../../workflow/storeApi.ts';
import { awaitBetaReview, externalStateOf, readDetail, submitForBetaReview } from '../betaReview.ts';
import type { Build } from '../build.ts';
import { chooseGroups, nameOfGroup, type TestGroup } from '../groups.ts';
import { withReason } from '../recipeErrors.ts';
import type { ResourceList } from '../resource.ts';
import { answerEncryption, awaitBuild, findTestBuild, numberOf } from '../testBuild.ts';
import { readGroups } from '../testers.ts';
import { notifyTesters } from '../testNotification.ts';
import { testTextsOf, writeTestTexts } from '../testTexts.ts';

export const sendBuildToTesters: Recipe = async (context) => {
  const texts = testTextsOf(context);
  const steps = context.startSteps(context.job?.steps);
  const work: JobWork = { context, steps };
  const groups = await readOnce(context, 'groups', async () =>
    (await readGroups(context, steps, chooseGroups)).map(groupFacts),
  );
  const isExternal = groups.some(({ attributes }) => attributes.isInternalGroup !== true);
  const build = await awaitBuild(work, await findTestBuild(work));
  await doOnce(work, 'encryption', () => answerEncryption(work, build));
  await doOnce(work, 'texts', () => writeTestTexts(work, build, texts));
  await doOnce(work, 'groups', () => addToGroups(work, build, groups));
  if (isExternal) await doOnce(work, 'submission', () => submitForBetaReview(work, build));
  if (isExternal) await doOnce(work, 'review', () => awaitBetaReview(work, build));
  const notified = await notifyTesters(work, build, groups, isExternal);
  const detail = await readDetail(work, build);
  return jsonResponse(200, {
    buildId: build.id,
    ...(build.attributes.version && { buildNumber: build.attributes.version }),
    ...(detail.attributes.internalBuildState && { internalState: detail.attributes.internalBuildState }),
    externalState: externalStateOf(detail),
    groups: groups.map((each) => ({ id: each.id, name: nameOfGroup(each) })),
    ...notified,
    steps: steps.reports,
  });
};

/** What the job needs of a group, and keeps. */
function groupFacts({ type, id, attributes }: TestGroup): TestGroup {
  const { name, isInternalGroup, hasAccessToAllBuilds } = attributes;
  return { type, id, attributes: { name, isInternalGroup, hasAccessToAllBuilds } as TestGroup['attributes'] };
}

/** A group that has the build already, or that gets every build, is left alone. */
async function addToGroups(work: JobWork, build: Build, groups: readonly TestGroup[]): Promise<void> {
  const { context, steps } = work;
  const api = context.store();
  const which = capital(numberOf(build));
  const having = await steps.read(
    'Find the groups that have it',
    async () => {
      const { data } = await api.listAll<ResourceList<unknown>>('ListBetaGroups', { 'filter[builds]': [build.id] });
      return new Set(data.map(({ id }) => id));
    },
    (found) => `There are ${found.size}.`,
    (found) => [...found],
  );
  for (const group of groups) {
    const name = `Give it to ${nameOfGroup(group)}`;
    if (having.has(group.id)) steps.skip(name, 'The group has it already.');
    else if (group.attributes.hasAccessToAllBuilds === true) steps.skip(name, 'The group gets every build by itself.');
    else
      await steps.write(
        name,
        () => withReason(api.call('AddBuildsToBetaGroup', { id: group.id, buildIds: [build.id] })),
        undefined,
        which,
      );
  }
}
