// Resolves TestFlight groups by ID, or by name in any case.
import { joinNames, wrongInput } from './recipeErrors.ts';
import type { Resource } from './resource.ts';

export type TestGroup = Resource<{
  readonly name: string;
  readonly isInternalGroup?: boolean;
  readonly hasAccessToAllBuilds?: boolean;
}>;

/** The groups with these names or IDs, without duplicates. */
export function chooseGroups(all: readonly TestGroup[], asked: readonly string[]): readonly TestGroup[] {
  if (asked.length === 0) throw wrongInput('Name at least one group.');
  return [...new Set(asked.map((each) => find(all, each)))];
}

/** The groups that a tester can be added to, without duplicates. */
export function findGroups(all: readonly TestGroup[], asked: readonly string[]): readonly TestGroup[] {
  const groups = chooseGroups(all, asked);
  const internal = groups.find(({ attributes }) => attributes.isInternalGroup === true);
  if (internal)
    throw wrongInput(
      `The group "${nameOfGroup(internal)}" is internal: only members of the team can be in it, and App Store Connect adds them. ${externalOf(all)}` as `${string}.`,
    );
  return groups;
}

/** Display name of a group: its name, or its ID if the store returns no name. */
export function nameOfGroup({ id, attributes }: TestGroup): string {
  return attributes.name || id;
}

function find(all: readonly TestGroup[], asked: string): TestGroup {
  const found = all.filter(({ id }) => id === asked);
  const named = found.length > 0 ? found : all.filter((each) => lower(nameOfGroup(each)) === lower(asked));
  const [group, ...others] = named;
  if (!group)
    throw wrongInput(
      `The app has no group "${asked}". It has ${joinNames(all.map(nameOfGroup)) || 'none: Create TestFlight group makes one'}.`,
    );
  if (others.length > 0)
    throw wrongInput(
      `Several groups are called "${asked}". Give the ID of one: ${joinNames(named.map(({ id }) => id))}.`,
    );
  return group;
}

/** Suggests another group, or how to create one. */
function externalOf(all: readonly TestGroup[]): string {
  const external = all.filter(({ attributes }) => attributes.isInternalGroup !== true);
  if (external.length === 0) return 'The app has no external group yet: Create TestFlight group makes one.';
  const names = joinNames(external.map(nameOfGroup));
  return `Name an external group, such as ${names}, or make one with Create TestFlight group.`;
}

function lower(text: string): string {
  return text.trim().toLowerCase();
}
