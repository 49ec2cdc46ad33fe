// What a question is read as: a change, and which, or a read; and what counts among the operations that have its words.
import { catalog } from '../../../connector/catalog.ts';
import { rankOperations } from '../../../functions/mcp/rankOperations.ts';
import { changeIn } from '../../../functions/mcp/searchChange.ts';
import { stem } from '../../../functions/mcp/searchWords.ts';

test.each([
  ['a second clause that asks for it', 'the texts are wrong, delete them', 'delete it'],
  ['a sentence after another', 'The build is there. Send it to testers', 'send it'],
  ['a new thing', 'a new profile for the app', 'create it'],
  ['the noun of a change', 'write a short answer to a user', 'answer it'],
  ['the irregular form of a verb', 'tell testers about the build', 'notify them'],
])('%s is the change', (_, question, change) => {
  expect(changeIn(question)?.verbs).toEqual(changeIn(change)?.verbs);
  expect(changeIn(question)?.verbs).not.toEqual([]);
});

test.each([
  ['a question before a verb', 'which builds are old, delete'],
  ['a list before a verb', 'list the builds, delete'],
  ['new things', 'new reviews of the app'],
  ['what somebody wants to see', 'show me the new build'],
])('%s is read', (_, question) => {
  expect(changeIn(question)).toBeUndefined();
});

test.each([
  ['cancelled', 'cancel'],
  ['shipped', 'ship'],
  ['installs', 'installation'],
  ['sold', 'sell'],
  ['approval', 'approved'],
])('%s is a form of %s', (form, word) => {
  expect(stem(form)).toBe(stem(word));
});

test.each([
  ['screenshots of a custom product page', /^appCustomProductPageLocalizations_appScreenshotSets/],
  ['which build is in version 3.2', /^appStoreVersions_build_getToOneRelated$/],
  ['translate an in-app purchase into Spanish', /^inAppPurchaseLocalizations(V2)?_createInstance$/],
  ['promote an in-app purchase', /^promotedPurchases_createInstance$/],
  ['where do our downloads come from', /^GetAnalyticsReport$/],
  ['how many people signed up through the public link', /^betaGroups_publicLinkUsages_getMetrics$/],
])('What has all parts of a question is among the first three: %s', (question, wanted) => {
  const ids = rankOperations(catalog, question).map(({ id }) => id);
  expect(ids.slice(0, 3)).toContainEqual(expect.stringMatching(wanted));
});

test('A secret that is only read is found by questions that change nothing', () => {
  const [first] = rankOperations(catalog, 'which demo account does the reviewer use');
  expect(first).toMatchObject({ id: expect.stringMatching(/^appStoreReviewDetails_/), access: 'credential' });
});

test('The words of a phrase may have an article between them, or be turned around, or enclose what a verb is about', () => {
  const first = (question: string) => rankOperations(catalog, question)[0]?.id;
  expect(first('change the name of the app')).toBe('UpdateAppInfoLocalization');
  expect(first('roll the Samsung update out')).toBe('ControlStagedRollout');
  expect(first('answer the review of a customer')).toBe(first('answer review of a customer'));
  expect(first('schedule the release')).toBe(first('schedule release'));
});
