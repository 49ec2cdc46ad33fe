// Adds a list of testers, such as the rows of a table, to TestFlight groups. Each row has its own outcome, and a refused one does not stop the others.

import { TIME_BUDGET_EXHAUSTED } from '../../../core/deadline.ts';
import { Failure, isOfPlan, isRefusalOfOne } from '../../../core/errors.ts';
import { plainText } from '../../../core/sentence.ts';
import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { nameOfGroup, type TestGroup } from '../groups.ts';
import { createTester, type Person, putInto, readGroups, type Tester, testersBy } from '../testers.ts';

interface Row {
  readonly email: string;
  readonly outcome: 'invited' | 'added' | 'unchanged' | 'planned' | 'failed' | 'notTried';
  readonly message: string;
  readonly testerId?: string;
  readonly state?: string;
}

/** The existing testers and members, read before any change. */
interface Known {
  readonly testers: ReadonlyMap<string, Tester>;
  /** The members of each group, by group ID. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, Tester>>;
}

interface Work {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly groups: readonly TestGroup[];
  readonly known: Known;
  readonly isPlan: boolean;
}

/** Time reserved before the deadline, in milliseconds: no tester is started after that. */
const RESERVE = 5_000;
/** Addresses per request: they are sent in the URL. */
const AT_ONCE = 25;

export const addTesters: Recipe = async (context) => {
  const isPlan = inputOf<boolean>(context, 'dryRun') === true;
  const steps = context.startSteps();
  const people = (inputOf<readonly Partial<Person>[]>(context, 'testers') ?? []).map(trimmed);
  const groups = await readGroups(context, steps);
  const emails = people.filter((_, at) => wrongOf(people, at) === undefined).map(({ email }) => email);
  const known = await steps.read(
    'Look for the testers',
    () => lookFor(context, emails, groups),
    ({ testers }) => `App Store Connect knows ${testers.size} of ${emails.length}.`,
  );
  const rows = await addAll({ context, steps, groups, known, isPlan }, people);
  const count = (...outcomes: readonly Row['outcome'][]): number =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return jsonResponse(200, {
    added: count('invited', 'added'),
    unchanged: count('unchanged'),
    failed: count('failed', 'notTried'),
    testers: rows,
    steps: steps.reports,
  });
};

/** Apple's filter would split an address with a comma into two. */
const ADDRESS = /^[^\s@,]{1,64}@[^\s@,]{1,255}$/;

const AGAIN = 'Call this again with the same list: people who are in the groups already are skipped.';

function trimmed({ email = '', ...person }: Partial<Person>): Person {
  return { ...person, email: email.trim() };
}

/** Why a row is invalid. */
function wrongOf(people: readonly Person[], at: number): string | undefined {
  const email = people[at]?.email ?? '';
  if (email === '') return 'The row has no email address.';
  if (!ADDRESS.test(email)) return `"${email}" is not an email address.`;
  const first = people.findIndex((each) => each.email.toLowerCase() === email.toLowerCase());
  return first < at ? `The address is in row ${first + 1} already.` : undefined;
}

async function lookFor(
  context: RecipeContext,
  emails: readonly string[],
  groups: readonly TestGroup[],
): Promise<Known> {
  const testers = await inParts(emails, (part) => testersBy(context, part));
  const known = emails.filter((email) => testers.has(email.toLowerCase()));
  const members = new Map<string, ReadonlyMap<string, Tester>>();
  for (const { id } of groups) members.set(id, await inParts(known, (part) => testersBy(context, part, id)));
  return { testers, members };
}

async function inParts(
  emails: readonly string[],
  ask: (part: readonly string[]) => Promise<ReadonlyMap<string, Tester>>,
): Promise<ReadonlyMap<string, Tester>> {
  const found = new Map<string, Tester>();
  for (let at = 0; at < emails.length; at += AT_ONCE)
    for (const [email, tester] of await ask(emails.slice(at, at + AT_ONCE))) found.set(email, tester);
  return found;
}

/** Sequential, because the kind of failure decides whether the remaining testers are tried. */
async function addAll(work: Work, people: readonly Person[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let stopped: string | undefined;
  for (const [at, person] of people.entries()) {
    const { email } = person;
    const wrong = wrongOf(people, at);
    if (work.context.deadline.left() < RESERVE) stopped ??= TIME_BUDGET_EXHAUSTED;
    if (wrong !== undefined) rows.push({ email, outcome: 'failed', message: wrong });
    else if (stopped !== undefined) rows.push({ email, outcome: 'notTried', message: `${stopped} ${AGAIN}` });
    else {
      const { row, ends } = await tryOne(work, person);
      rows.push(row);
      stopped = ends;
    }
  }
  // the sentence contains group names and addresses as the store or the caller wrote them
  return rows.map((row) => ({ ...row, message: plainText(row.message) }));
}

/** `ends` is the reason why the remaining testers are not tried. */
async function tryOne(work: Work, person: Person): Promise<{ readonly row: Row; readonly ends: string | undefined }> {
  try {
    return { row: await addOne(work, person), ends: undefined };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code === 'caller_gone' || isOfPlan(thrown)) throw thrown;
    const row: Row = { email: person.email, outcome: 'failed', message: thrown.message };
    return { row, ends: isRefusalOfOne(thrown) ? undefined : `The row before it failed: ${thrown.message}` };
  }
}

async function addOne({ context, steps, groups, known, isPlan }: Work, person: Person): Promise<Row> {
  const { email } = person;
  const tester = known.testers.get(email.toLowerCase());
  const names = (of: readonly TestGroup[]): string => of.map(nameOfGroup).join(', ');
  if (!tester) {
    const made = await createTester(context, steps, person, groups);
    if (!made) return { email, outcome: 'planned', message: `Would be invited to ${names(groups)}.` };
    return { ...testerFields(email, made), outcome: 'invited', message: `Was invited to ${names(groups)}.` };
  }
  const missing = groups.filter(({ id }) => !known.members.get(id)?.has(email.toLowerCase()));
  if (missing.length === 0)
    return { ...testerFields(email, tester), outcome: 'unchanged', message: `Is in ${names(groups)} already.` };
  for (const group of missing) await putInto(context, steps, tester, email, group);
  if (isPlan)
    return { ...testerFields(email, tester), outcome: 'planned', message: `Would be added to ${names(missing)}.` };
  return { ...testerFields(email, tester), outcome: 'added', message: `Was added to ${names(missing)}.` };
}

function testerFields(email: string, { id, attributes: { state } }: Tester): Pick<Row, 'email' | 'testerId' | 'state'> {
  return {
    email,
    testerId: id,
    ...(state && { state }),
  };
}
