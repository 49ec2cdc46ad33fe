// Testers by their email address: who is known, who is in which group, and how one person comes into groups.

import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { nameOfGroup, type TestGroup } from './groups.ts';
import { withReason } from './recipeErrors.ts';
import type { Resource, ResourceDocument, ResourceList } from './resource.ts';

export type Tester = Resource<{ readonly email?: string; readonly state?: string }>;

export interface Person {
  readonly email: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}

/** The testers with one of these addresses, by the address in lower case; only those of one group, if one is given. */
export async function testersBy(
  context: RecipeContext,
  emails: readonly string[],
  groupId?: string,
): Promise<ReadonlyMap<string, Tester>> {
  const filters = {
    'filter[email]': [...new Set(emails.flatMap((email) => [email, lower(email)]))],
    ...(groupId && { 'filter[betaGroups]': [groupId] }),
  };
  const { data } = await context.store().listAll<ResourceList<Tester['attributes']>>('ListBetaTesters', filters);
  const asked = new Set(emails.map(lower));
  return new Map(
    data
      .map((tester) => [lower(tester.attributes.email), tester] as const)
      .filter(([email]) => asked.has(email))
      .reverse(), // of two with one address the first counts
  );
}

/** Puts a tester whom App Store Connect knows into a group. */
export async function putInto(
  context: RecipeContext,
  steps: StepRunner,
  tester: Tester,
  email: string,
  group: TestGroup,
): Promise<void> {
  await steps.write(`Put ${email} into ${nameOfGroup(group)}`, () =>
    withReason(context.store().call('AddTestersToBetaGroup', { id: group.id, testerIds: [tester.id] })),
  );
}

/** Makes a tester who is in all these groups from the start; undefined where it is only planned. */
export async function createTester(
  context: RecipeContext,
  steps: StepRunner,
  { email, firstName, lastName }: Person,
  groups: readonly TestGroup[],
): Promise<Tester | undefined> {
  const names = { firstName: firstName || undefined, lastName: lastName || undefined };
  const inputs = { email, ...names, groupIds: groups.map(({ id }) => id) };
  const made = await steps.write(
    `Create ${email} in ${groups.map(nameOfGroup).join(', ')}`,
    () => withReason(context.store().call<ResourceDocument<Tester['attributes']>>('CreateBetaTester', inputs)),
    ({ data }) => data.id,
  );
  return made?.data;
}

/** The groups of the app that a call names. */
export async function groupsOf(context: RecipeContext, appId: string | undefined): Promise<readonly TestGroup[]> {
  const { data } = await context
    .store()
    .listAll<ResourceList<TestGroup['attributes']>>('ListBetaGroups', { 'filter[app]': [appId] });
  return data;
}

function lower(email: string | null | undefined): string {
  return (email ?? '').toLowerCase();
}
