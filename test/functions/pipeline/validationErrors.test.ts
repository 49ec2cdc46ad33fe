// Validation messages: what to write, where to find it, and the label that makers see.
import { catalog } from '../../../connector/catalog.ts';
import type { Operation } from '../../../connector/core/operation.ts';
import { type TestCall, testCallOf } from '../../support/call.ts';
import { failureOf } from '../../support/failures.ts';
import { validate } from '../../support/validate.ts';

function operationOf(id: string): Operation {
  const found = catalog.find((each) => each.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

/** The faults of a call by their place. */
async function refused(id: string, asked: TestCall): Promise<Record<string, string>> {
  const { details } = await failureOf(validate(operationOf(id), testCallOf(asked)));
  return Object.fromEntries(details.map(({ target = '', message }) => [target, message]));
}

test.each<[string, TestCall, string, RegExp]>([
  [
    'ReadApp',
    { path: { id: 'Paper Comets' } },
    'path.id',
    /^Must be an ID, and this looks like a name; List apps finds the ID \(App: /,
  ],
  ['ReadBuild', { path: { id: '1.0.1 (100)' } }, 'path.id', /looks like a name; .* \(Build: /],
  ['ReadApp', {}, 'path.id', /^Is missing; List apps finds the ID \(App: /],
  [
    'SubmitVersionForReview',
    { body: { appId: 'Paper Comets' } },
    'body.appId',
    /^Must be an ID, and this looks like a name; List apps finds the ID \(App/,
  ],
  [
    'ReadGalaxyApp',
    { query: 'contentId=Tidewater' },
    'query.contentId',
    /looks like a name; List Galaxy Store apps finds the content ID of 12 digits/,
  ],
  ['ListApps', { query: 'account=my account' }, 'query.account', /^Has a character .* \(Account: /],
  ['ListApps', { query: 'limit=900' }, 'query.limit', /^Must be at most 200 \(Limit\)\.$/],
  ['ListApps', { query: 'cursor=%00' }, 'query.cursor', /\(Cursor: /],
  [
    'ListWebhookDeliveries',
    { path: { id: '1' }, query: 'filter[createdDateLessThan]=yesterday' },
    'query.filter[createdDateLessThan]',
    /^Must be a date and time with a time zone, such as 2026-06-30T09:00:00Z /,
  ],
  [
    'GetAnalyticsReport',
    { query: 'app=1&reportName=x&processingDate=2026-06-30T00:00:00Z' },
    'query.processingDate',
    /^Must be a day such as 2026-06-30; formatDateTime/,
  ],
  [
    'AddTestersToBetaGroup',
    { path: { id: '1' }, body: { testerIds: 'abc' } },
    'body.testerIds',
    /^Must be a list, such as \["a","b"\] \(/,
  ],
  ['SetWhatsNew', { body: { appId: '1', texts: 'Faster.' } }, 'body.texts', /^Must be a list, such as \[\{"locale":/],
  [
    'SetWhatsNew',
    { body: { appId: '1', texts: ['Faster.'] } },
    'body.texts.0',
    /^Must be an object, such as \{"locale":/,
  ],
  [
    'CreateWebhook',
    { body: { appId: '1', eventTypes: 7 } },
    'body.eventTypes',
    /^Must be a list, such as \["[A-Z_]+","[A-Z_]+"\]/,
  ],
  ['SubmitVersionForReview', { body: { appId: '1', dryRun: 'perhaps' } }, 'body.dryRun', /^Must be true or false \(/],
  [
    'SubmitVersionForReview',
    { body: { appId: '1', plan: true } },
    'body.plan',
    /^Is not an input of this operation; there are appId, /,
  ],
  [
    'ListVersions',
    { path: { id: '1' }, query: 'filter[platform]=ANDROID' },
    'query.filter[platform]',
    /^Each value must be one of IOS, .* \(Platforms\)\.$/,
  ],
])('%s says what to write: %j', async (id, asked, place, sentence) => {
  expect((await refused(id, asked))[place]).toMatch(sentence);
});

test('No message repeats a value, or has a code for a word', async () => {
  const values = ['undefined-value', 'x\u202e', 'a b', '{', '[{}]'];
  for (const { id, parameters } of catalog)
    for (const value of values) {
      const query = new URLSearchParams(
        parameters.filter((each) => each.in === 'query').map(({ name }): [string, string] => [name, value]),
      ).toString();
      const work = validate(operationOf(id), testCallOf({ query }));
      const sentences = await work.then(
        () => [],
        (thrown) => [thrown.message, ...thrown.details.map(({ message }: { message: string }) => message)],
      );
      expect(sentences.filter((each) => /undefined|\bnull\b|\[object|NaN|\u202e/.test(each))).toEqual([]);
    }
});
