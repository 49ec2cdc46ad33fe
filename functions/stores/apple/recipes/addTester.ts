// Adds a tester to TestFlight groups; creates the tester if App Store Connect does not know the address.

import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { nameOfGroup, type TestGroup } from '../groups.ts';
import { createTester, type Person, putInto, readGroups, type Tester, testersBy } from '../testers.ts';

export const addTester: Recipe = async (context) => {
  const steps = context.startSteps();
  const person: Person = {
    email: inputOf<string>(context, 'email') ?? '',
    firstName: inputOf<string>(context, 'firstName'),
    lastName: inputOf<string>(context, 'lastName'),
  };
  const { email } = person;
  const groups = await readGroups(context, steps);
  const known = await steps.read(
    `Look for ${email}`,
    async () => [...(await testersBy(context, [email])).values()][0],
    (found) => found?.id ?? 'App Store Connect has no such tester.',
  );
  if (known) await join(context, steps, known, email, groups);
  const tester = known ?? (await createTester(context, steps, person, groups));
  return jsonResponse(200, {
    email,
    ...(tester && { testerId: tester.id }),
    ...(tester?.attributes.state && { state: tester.attributes.state }),
    groups: groups.map((each) => ({ id: each.id, name: nameOfGroup(each) })),
    steps: steps.reports,
  });
};

/**
 * One request per group, since Apple truncates the groups included with a tester after ten. All are read before the first
 * is changed, so that a plan that is outdated changes nothing.
 */
async function join(
  context: RecipeContext,
  steps: StepRunner,
  tester: Tester,
  email: string,
  groups: readonly TestGroup[],
): Promise<void> {
  const joined = new Set<TestGroup>();
  for (const group of groups) {
    const look = (): ReturnType<typeof testersBy> => testersBy(context, [email], group.id);
    const members = await steps.read(`Look for ${email} in ${nameOfGroup(group)}`, look);
    if (members.size > 0) joined.add(group);
  }
  for (const group of groups) {
    const name = nameOfGroup(group);
    if (joined.has(group)) steps.skip(`Put ${email} into ${name}`, 'The tester is in the group already.');
    else await putInto(context, steps, tester, email, group);
  }
}
