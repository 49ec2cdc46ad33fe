// Gives a build to TestFlight groups, as a job: waits for Apple, writes What to Test, submits for beta review, notifies.
import { jsonResponse } from '../core/types.ts';
import {
  awaitBetaReview,
  externalStateOf,
  notifyTesters,
  readDetail,
  submitForBetaReview,
} from '../stores/apple/betaReview.ts';
import { chooseGroups, nameOfGroup, type TestGroup } from '../stores/apple/groups.ts';
import { withReason } from '../stores/apple/recipeErrors.ts';
import type { ResourceList } from '../stores/apple/resource.ts';
import {
  answerEncryption,
  awaitBuild,
  findTestBuild,
  type TestBuild,
  type TestCourse,
} from '../stores/apple/testBuild.ts';
import { readGroups } from '../stores/apple/testers.ts';
import { testTextsOf, writeTestTexts } from '../stores/apple/testTexts.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const sendBuildToTesters: Recipe = async (context) => {
  const texts = testTextsOf(context);
  const steps = context.startSteps(context.job?.steps);
  const course: TestCourse = { context, steps };
  const groups = await readGroups(context, steps, chooseGroups);
  const isExternal = groups.some(({ attributes }) => attributes.isInternalGroup !== true);
  const build = await awaitBuild(course, await findTestBuild(course));
  await answerEncryption(course, build);
  await writeTestTexts(course, build, texts);
  await addToGroups(course, build, groups);
  if (isExternal) await submitForBetaReview(course, build);
  if (isExternal) await awaitBetaReview(course, build);
  await notifyTesters(course, build, isExternal);
  const detail = await readDetail(course, build);
  return jsonResponse(200, {
    buildId: build.id,
    ...(build.attributes.version && { buildNumber: build.attributes.version }),
    ...(detail.attributes.internalBuildState && { internalState: detail.attributes.internalBuildState }),
    externalState: externalStateOf(detail),
    groups: groups.map((each) => ({ id: each.id, name: nameOfGroup(each) })),
    steps: steps.reports,
  });
};

/** A group that has the build already, or that gets every build, is left alone. */
async function addToGroups(course: TestCourse, build: TestBuild, groups: readonly TestGroup[]): Promise<void> {
  const { context, steps } = course;
  const api = context.store();
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
      await steps.write(name, () =>
        withReason(api.call('AddBuildsToBetaGroup', { id: group.id, buildIds: [build.id] })),
      );
  }
}
