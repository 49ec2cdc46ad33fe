// Adds a tester to TestFlight groups, whether App Store Connect knows the address or not.
import { findGroups, type Group } from '../apple/groups.ts';
import { withReason } from '../apple/refuse.ts';
import type { List, One, Resource } from '../apple/resource.ts';
import { input, type Kitchen, type Recipe } from '../cook.ts';
import { json } from '../message.ts';
import { type Steps, takeSteps } from '../steps.ts';

type Tester = Resource<{ readonly email?: string; readonly state?: string }>;

const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

const listTesters = async (kitchen: Kitchen, email: string, groupId?: string): Promise<readonly Tester[]> => {
  const filters = {
    'filter[email]': [...new Set([email, email.toLowerCase()])],
    ...(groupId && { 'filter[betaGroups]': [groupId] }),
  };
  const { data } = await kitchen.cook().askAll<List<Tester['attributes']>>('ListBetaTesters', filters);
  return data.filter(({ attributes }) => same(attributes.email, email));
};

/** Asked for each group: what a tester brings along of its groups is cut off after ten. */
const isIn = async (kitchen: Kitchen, email: string, group: Group): Promise<boolean> =>
  (await listTesters(kitchen, email, group.id)).length > 0;

const join = async (kitchen: Kitchen, steps: Steps, tester: Tester, email: string, groups: readonly Group[]) => {
  for (const group of groups) {
    const name = `Put ${email} into ${group.attributes.name}`;
    const member = await steps.look(`Look for ${email} in ${group.attributes.name}`, () => isIn(kitchen, email, group));
    if (member) steps.skip(name, 'The tester is in there already.');
    else
      await steps.change(name, () =>
        withReason(kitchen.cook().ask('AddTestersToBetaGroup', { id: group.id, testerIds: [tester.id] })),
      );
  }
};

const create = async (kitchen: Kitchen, steps: Steps, email: string, groups: readonly Group[]) => {
  const person = {
    email,
    firstName: input<string>(kitchen, 'firstName') || undefined,
    lastName: input<string>(kitchen, 'lastName') || undefined,
  };
  const inputs = { ...person, groupIds: groups.map(({ id }) => id) };
  const made = await steps.change(
    `Create ${email} in ${groups.map(({ attributes }) => attributes.name).join(', ')}`,
    () => withReason(kitchen.cook().ask<One<Tester['attributes']>>('CreateBetaTester', inputs)),
    ({ data }) => data.id,
  );
  return made?.data;
};

export const addTester: Recipe = async (kitchen) => {
  const steps = takeSteps(input<boolean>(kitchen, 'dryRun') === true);
  const email = input<string>(kitchen, 'email') ?? '';
  const { data: all } = await steps.look('List the groups of the app', () =>
    kitchen
      .cook()
      .askAll<List<Group['attributes']>>('ListBetaGroups', { 'filter[app]': [input<string>(kitchen, 'appId')] }),
  );
  const groups = findGroups(all, input<readonly string[]>(kitchen, 'groups') ?? []);
  const [known] = await steps.look(
    `Look for ${email}`,
    () => listTesters(kitchen, email),
    ([found]) => found?.id ?? 'App Store Connect has no such tester.',
  );
  if (known) await join(kitchen, steps, known, email, groups);
  const tester = known ?? (await create(kitchen, steps, email, groups));
  return json(200, {
    email,
    ...(tester && { testerId: tester.id }),
    ...(tester?.attributes.state && { state: tester.attributes.state }),
    groups: groups.map(({ id, attributes: { name } }) => ({ id, name })),
    steps: steps.told,
  });
};
