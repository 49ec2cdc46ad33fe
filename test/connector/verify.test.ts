// Every write names the operation that reads its result, or says that there is none.
import { readFileSync } from 'node:fs';
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { isRead } from '../../connector/core/repeats.ts';
import { contractOperations } from '../../functions/contract/contractOperations.ts';
import type { Failure } from '../../functions/core/errors.ts';
import { unknownOutcome, verifierOf, withVerifyHint } from '../../functions/core/retryAdvice.ts';

const writes = catalog.filter((each) => !isRead(each) && !each.delegates);
const verifiable = writes.filter(({ unverifiable }) => unverifiable === undefined);
const others = writes.filter(({ unverifiable }) => unverifiable !== undefined);

test('There are writes of the stores, of recipes, and of the relay itself', () => {
  const kinds = new Set(writes.map(({ store, recipe }) => `${store} ${recipe === undefined ? 'row' : 'recipe'}`));
  expect([...kinds].sort()).toEqual([
    'apple recipe',
    'apple row',
    'appstoreserver row',
    'samsung recipe',
    'samsung row',
    'undefined recipe',
  ]);
});

test.each(verifiable.map((each) => [each.id, each] as const))('%s names a read of its own store', (_, write) => {
  const verifier = verifierOf(write);
  expect([verifier?.store, verifier?.anonymous]).toEqual([write.store, undefined]);
  // a flow has no hidden operation, unless it called one
  expect(verifier?.hidden && !write.hidden).toBeFalsy();
  // a GET request verifies a raw request
  expect(verifier && (isRead(verifier) || verifier.access === 'anything')).toBe(true);
});

test.each(catalog.filter(isRead).map((each) => [each.id, each] as const))('%s, a read, names none', (_, read) => {
  expect(read.verifyWith).toBeUndefined();
});

test('Few writes have no such read: docs/repeats.md lists them', () => {
  expect(others.map(({ id }) => id).sort()).toEqual([
    'CreateAccessToken',
    'CreateUploadSession',
    'NotifyBetaTesters',
    'SendConsumptionInformation',
    'UploadFile',
  ]);
  const page = readFileSync('docs/repeats.md', 'utf8');
  const listed = page.split('\n').filter((line) => line.startsWith('- *') && line.includes('*: '));
  expect(listed.map((line) => line.slice(3, line.indexOf('*: '))).sort()).toEqual(
    others.map(({ summary }) => summary).sort(),
  );
  expect(others.filter(({ verifyWith }) => verifyWith !== undefined)).toEqual([]);
});

describe('A write of the contract', () => {
  const { entries, named } = contractOperations();
  const derived = entries.filter(({ row, method }) => row === undefined && method !== 'GET').map(({ id }) => id);
  /** Their resources cannot be read, and no other resource is related to them. */
  const unreadable = ['gameCenterLeaderboardEntrySubmissions', 'gameCenterPlayerAchievementSubmissions'];

  test('has a GET that shows what it changed, but for two', () => {
    const without = derived.filter((id) => verifierOf(named(id) as Operation) === undefined);
    expect(derived.length).toBeGreaterThan(400);
    expect(without).toEqual(unreadable.map((type) => `${type}_createInstance`));
    const methods = new Set(derived.map((id) => verifierOf(named(id) as Operation)?.method));
    expect([...methods].sort()).toEqual(['GET', undefined]);
  });

  test.each([
    ['apps_updateInstance', '/v1/apps/{id}'],
    // the list of the parent that the new resource names
    ['accessibilityDeclarations_createInstance', '/v1/apps/{id}/accessibilityDeclarations'],
    ['appPreviews_createInstance', '/v1/appPreviewSets/{id}/appPreviews'],
    ['winBackOffers_createInstance', '/v1/subscriptions/{id}/winBackOffers'],
    // the same version of a resource, even if it is deprecated
    ['gameCenterAchievements_createInstance', '/v1/gameCenterDetails/{id}/gameCenterAchievements'],
    ['gameCenterAchievementsV2_createInstance', '/v1/gameCenterDetails/{id}/gameCenterAchievementsV2'],
    // one without a GET of its own
    ['bundleIdCapabilities_deleteInstance', '/v1/bundleIds/{id}/bundleIdCapabilities'],
    ['ageRatingDeclarations_updateInstance', '/v1/appInfos/{id}/ageRatingDeclaration'],
    // a resource that includes it
    ['betaAppClipInvocationLocalizations_updateInstance', '/v1/betaAppClipInvocations/{id}'],
    ['subscriptionSubmissions_createInstance', '/v1/subscriptions/{id}'],
    // a relationship: its owner if that includes it, else the list of what it relates to
    ['builds_betaGroups_createToManyRelationship', '/v1/builds/{id}'],
    ['apps_betaTesters_deleteToManyRelationship', '/v1/betaTesters'],
  ])('%s: GET %s', (id, path) => {
    expect(verifierOf(named(id) as Operation)?.path).toBe(path);
  });
});

describe('The failure', () => {
  const hinted = (id: string): Failure => {
    const operation = catalog.find((each) => each.id === id) ?? contractOperations().named(id);
    const look = 'Check whether the change was made before you try again.';
    return withVerifyHint(unknownOutcome(`The call timed out. ${look}`, []), operation as Operation) as Failure;
  };

  test('names the operation', () => {
    const { message, details } = hinted('gameCenterMatchmakingTeams_createInstance');
    const target = 'gameCenterMatchmakingRuleSets_teams_getToManyRelated';
    const { summary = '' } = contractOperations().named(target) ?? {};
    expect(message).toBe(`The call timed out. Check with ${summary} whether the change was made before you try again.`);
    expect(details).toEqual([{ code: 'verify_with', message: summary, target }]);
  });

  test.each([
    ['CreateAccessToken', 'A token that nobody received cannot be listed. Create another one.'],
    ['gameCenterLeaderboardEntrySubmissions_createInstance', "Look on the store's own website before you try again."],
  ])('of %s says that there is none, and what to do, once', (id, instead) => {
    const failure = hinted(id);
    expect(failure.message).toBe(`The call timed out. No action shows whether the change was made. ${instead}`);
    expect(failure.details).toEqual([{ code: 'not_verifiable', message: instead }]);
    const recipe = catalog.find((each) => each.id === 'SendBuildToTesters') as Operation;
    expect(withVerifyHint(failure, recipe)).toBe(failure);
  });
});
