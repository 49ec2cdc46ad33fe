// Testers by email address: finds existing testers and group members, and adds a person to groups.

import type { StepRunner } from '../../core/stepRunner.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { findGroups, nameOfGroup, type TestGroup } from './groups.ts';
import { withReason } from './recipeErrors.ts';
import type { Resource, ResourceDocument, ResourceList } from './resource.ts';

export type Tester = Resource<{ readonly email?: string; readonly state?: string }>;

export interface Person {
  readonly email: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}

/** The testers with one of these addresses, by lower-case address; optionally limited to one group. */
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
      .reverse(), // the first of two testers with the same address is used
  );
}

/** The groups that the call names, of its app, as `choose` selects them. A plan depends on them alone. */
export async function readGroups(
  context: RecipeContext,
  steps: StepRunner,
  choose = findGroups,
): Promise<readonly TestGroup[]> {
  const wanted = inputOf<readonly string[]>(context, 'groups') ?? [];
  const all = await steps.read(
    'List the groups of the app',
    () => groupsOf(context, inputOf<string>(context, 'appId')),
    undefined,
    (found) => choose(found, wanted),
  );
  return choose(all, wanted);
}

/** Adds an existing tester to a group. */
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

/** Creates a tester who is in all these groups from the start; undefined for a plan. */
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

/** The groups that a call names, from the app that it names. */
async function groupsOf(context: RecipeContext, appId: string | undefined): Promise<readonly TestGroup[]> {
  const { data } = await context
    .store()
    .listAll<ResourceList<TestGroup['attributes']>>('ListBetaGroups', { 'filter[app]': [appId] });
  return data;
}

function lower(email: string | null | undefined): string {
  return (email ?? '').toLowerCase();
}
