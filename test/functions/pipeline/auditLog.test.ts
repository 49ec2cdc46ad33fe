// The audit entry: the changes by ID, the caller, the flow run and the outcome.
import { catalog } from '../../../connector/catalog.ts';
import { identifiersOf } from '../../../connector/core/identifiers.ts';
import { keyDigestOf } from '../../../functions/pipeline/identifyCaller.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openRelay, type ReceivedAnswer } from '../../support/relay.ts';

const open = closeLater();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function openOpen(settings: Readonly<Record<string, string>> = {}) {
  return open(openRelay({ ...sandbox.settings, RELAY__ALLOW: '*, anything', ...settings }));
}

async function versionOf(relay: Awaited<ReturnType<typeof openOpen>>) {
  const { json } = await relay.call('ListApps', { query: 'limit=1' });
  const appId: string = json.data[0].id;
  const { json: versions } = await relay.call('ListVersions', { path: { id: appId }, query: 'limit=1' });
  return { appId, versionId: String(versions.data[0].id) };
}
function only({ audits }: ReceivedAnswer) {
  expect(audits.length).toBe(1);
  return audits[0];
}

test('A read has no audit line', async () => {
  const relay = await openOpen();
  expect((await relay.call('ListApps')).audits).toEqual([]);
});

test('A write reports its inputs that are IDs, the path, what the store answered, and the ID of what was made', async () => {
  const relay = await openOpen();
  const { appId } = await versionOf(relay);
  const received = await relay.call('CreateBetaGroup', { body: { appId, name: 'A secret name of a group' } });
  expect(received.status).toBe(201);
  expect(only(received)).toMatchObject({
    ...{
      audit: 'CreateBetaGroup',
      access: 'write',
      caller: 'default',
      account: 'default',
      outcome: 'done',
      status: 201,
    },
    correlationId: 'correlation-of-the-test',
    ids: { appId },
    changes: [
      {
        ...{ operation: 'CreateBetaGroup', method: 'POST', path: '/v1/betaGroups', ids: { appId }, status: 201 },
        made: received.json.data.id,
      },
    ],
  });
  expect(JSON.stringify(received.audits)).not.toContain('secret name');
});

test('A recipe reports what it changed, call by call, and the version that it found', async () => {
  const relay = await openOpen();
  const { json } = await relay.call('ListApps', { query: 'limit=50' });
  const tried: ReceivedAnswer[] = [];
  for (const { id } of json.data) tried.push(await relay.call('ReleaseVersion', { body: { appId: id } }));
  const released = tried.find(({ status, json: { steps } }) => status === 200 && steps.at(-1).state === 'done');
  expect(released && only(released)).toMatchObject({
    ...{ audit: 'ReleaseVersion', access: 'publish', outcome: 'done' },
    ids: { versionId: released?.json.versionId, versionString: released?.json.versionString },
    changes: [{ operation: 'RequestVersionRelease', ids: { versionId: released?.json.versionId }, status: 201 }],
  });
});

test('A plan changes nothing, and says that it is one', async () => {
  const relay = await openOpen();
  const { json } = await relay.call('ListApps', { query: 'limit=50' });
  const plan = (appId: string) => ({ appId, otherwise: 'A text of ours', dryRun: true });
  const tried: ReceivedAnswer[] = [];
  for (const { id } of json.data) tried.push(await relay.call('SetWhatsNew', { body: plan(id) }));
  const planned = tried.filter(({ status }) => status === 200).map(only);
  expect(planned[0]).toMatchObject({ outcome: 'planned', changes: [], ids: { appId: expect.any(String) } });
  expect(new Set(planned.map((each) => each?.outcome))).toEqual(new Set(['planned']));
  expect(JSON.stringify(planned)).not.toContain('A text of ours');
});

test('Many changes are reported in several lines, and none is left out', async () => {
  const relay = await openOpen();
  const { appId } = await versionOf(relay);
  await relay.call('CreateBetaGroup', { body: { appId, name: 'Many' } });
  const testers = Array.from({ length: 45 }, (_, at) => ({ email: `tester-${at}@example.com` }));
  const received = await relay.call('AddTesters', { body: { appId, testers, groups: ['Many'] } });
  const changes = received.audits.flatMap((each) => each.changes);
  expect(received.audits.map(({ part, parts }) => [part, parts])).toEqual(received.audits.map((_, at) => [at + 1, 2]));
  expect(changes.filter(({ status }) => status === 201).length).toBe(45);
  expect(Math.max(...received.audits.map((each) => JSON.stringify(each).length))).toBeLessThan(32_768);
  expect(JSON.stringify(received.audits)).not.toContain('@example.com');
});

test('Calls that the policy refuses are counted by caller, and reported together', async () => {
  const relay = await openOpen({ RELAY__ALLOW: 'read' });
  for (let times = 0; times < 3; times += 1) await relay.call('DeleteBetaTester', { path: { id: 'one' } });
  await relay.end();
  expect(relay.warnings).toEqual(['refused: 3 times operation_not_allowed, caller default']);
});

test.each([
  ['the policy', { RELAY__ALLOW: 'read' }, {}, 'operation_not_allowed'],
  ['the check of inputs', {}, { nonsense: true }, 'invalid_request'],
])('A change that %s refuses is reported, too', async (_, settings, more, code) => {
  const relay = await openOpen(settings);
  const received = await relay.call('RequestVersionRelease', { body: { versionId: 'a-version', ...more } });
  expect(only(received)).toMatchObject({ caller: 'default', outcome: 'refused', code, changes: [] });
});

test('What the store refuses is reported with its status', async () => {
  const relay = await openOpen();
  const received = await relay.call('DeleteBetaTester', { path: { id: 'no-such-tester' } });
  expect(only(received)).toMatchObject({
    outcome: 'refused',
    changes: [{ ids: { id: 'no-such-tester' }, status: 404 }],
  });
});

test('Without a response, the outcome is unknown', async () => {
  const relay = await openOpen();
  sandbox.fail({ store: 'apple', kind: 'reset', method: 'DELETE' });
  const received = await relay.call('DeleteBetaTester', { path: { id: 'some-tester' } });
  const line = only(received);
  expect(line).toMatchObject({ outcome: 'unknown', changes: [{ ids: { id: 'some-tester' } }] });
  expect(line?.changes[0]).not.toHaveProperty('status');
});

test('A raw request reports method and path, and neither query nor body', async () => {
  const relay = await openOpen();
  const body = { method: 'DELETE', path: '/v1/betaTesters/one', query: { secret: 'word' } };
  const received = await relay.call('SendAppStoreRequest', { body });
  expect(only(received)).toMatchObject({
    access: 'anything',
    changes: [{ operation: 'SendAppStoreRequest', method: 'DELETE', path: '/v1/betaTesters/one' }],
  });
  expect(JSON.stringify(received.audits)).not.toContain('word');
});

test('A path that is made of more than names is not reported', async () => {
  const relay = await openOpen();
  const body = { method: 'DELETE', path: '/v1/betaTesters/%C3%A4' };
  const received = await relay.call('SendAppStoreRequest', { body });
  expect(only(received)?.changes[0]?.path).toBe('(other form)');
});

test('The caller is the one of the settings, and a call through Call operation is reported as the operation inside', async () => {
  const key = 'a-key-of-the-test';
  const CALLER__RELEASES__KEY_SHA256 = keyDigestOf(key).toString('hex');
  const relay = await openOpen({ CALLER__RELEASES__KEY_SHA256, CALLER__RELEASES__ALLOW: 'publish' });
  const body = { operation: 'DeleteBetaTester', parameters: { id: 'one-tester' } };
  const received = await relay.call('CallOperation', { body, keyDigest: keyDigestOf(key) });
  expect(only(received)).toMatchObject({
    ...{ audit: 'DeleteBetaTester', access: 'publish', caller: 'releases' },
    // the second is the former name, until version 0.3
    ...{ viaOperation: 'CallOperation', through: 'CallOperation' },
    ids: { id: 'one-tester' },
  });
});

test('The run and the action of a flow are reported, as its headers name them', async () => {
  const relay = await openOpen();
  const headers = {
    'x-ms-workflow-name': 'release-flow',
    'x-ms-workflow-run-id': '08584947302812345678901234567CU07',
    'x-ms-workflow-operation-name': 'Versionsfreigabe_für_alle',
    'x-ms-client-tracking-id': 'a text with "quotes"',
  };
  const received = await relay.call('DeleteBetaTester', { path: { id: 'one' }, headers });
  expect(only(received)?.flow).toEqual({
    workflow: 'release-flow',
    run: '08584947302812345678901234567CU07',
    action: 'Versionsfreigabe_für_alle',
    tracking: '(other form)',
  });
});

test('The tokens that are made and revoked are in no audit line', async () => {
  const relay = await openOpen();
  const made = await relay.call('CreateAccessToken');
  const token = made.json.createdItem.accessToken;
  const revoked = await relay.call('RevokeAccessToken', { headers: { 'access-token': token } });
  expect(only(made)).toMatchObject({ access: 'credential', outcome: 'done' });
  expect(only(revoked)).toMatchObject({ access: 'credential', outcome: 'done', ids: {} });
  expect(JSON.stringify([made.audits, revoked.audits])).not.toContain(token);
});

test('An upload session, groups by name and codes count as no ID, and what has the format of a password does not either', () => {
  const counted = catalog.flatMap((operation) => {
    const names = Object.values(identifiersOf(operation)).flat();
    const secret = [
      ...operation.parameters.filter(({ schema }) => schema.format === 'password').map(({ name }) => name),
      ...Object.entries(operation.body?.properties ?? {}).flatMap(([name, { format }]) =>
        format === 'password' ? [name] : [],
      ),
      ...['sessionId', 'groups', 'customCode'], // and `group`, where it may be a name: the test below
    ];
    return secret.filter((name) => names.includes(name)).map((name) => `${operation.id}.${name}`);
  });
  expect(counted).toEqual([]);
});

test('No input that holds a text, an address or a secret counts as an ID', () => {
  const texts = /name$|title|description|whatsNew|text|email|url|secret|cookie|keywords|copyright|password|Body$/i;
  const changing = catalog.filter(({ access }) => access !== 'read');
  const wrong = changing.flatMap((operation) =>
    Object.values(identifiersOf(operation))
      .flat()
      .filter((name) => texts.test(name) && !/^(packageName|fileName)$/.test(name))
      .map((name) => `${operation.id}.${name}`),
  );
  expect(wrong).toEqual([]);
});

test('No input that may be given by a name counts as an ID', () => {
  const changing = catalog.filter(({ access }) => access !== 'read');
  const wrong = changing.flatMap((operation) => {
    const names = Object.values(identifiersOf(operation)).flat();
    const described = [
      ...operation.parameters.map(({ name, description }) => [name, description] as const),
      ...Object.entries(operation.body?.properties ?? {}).map(
        ([name, { description = '' }]) => [name, description] as const,
      ),
    ];
    return described
      .filter(
        ([name, text]) =>
          names.includes(name) && /name of a new one|or (by )?(its |the )?name\b(?! of a group)/i.test(text),
      )
      .map(([name, text]) => `${operation.id}.${name}: ${text}`);
  });
  expect(wrong).toEqual([]);
});

test('Every input of a change that is a relationship, or is picked from a list, counts as an ID', () => {
  const missing = catalog.flatMap((operation) => {
    const { query, body } = identifiersOf(operation);
    const picked = operation.parameters.filter(
      ({ in: place, choices, name }) => place === 'query' && choices && name !== 'account',
    );
    const related =
      operation.document && 'relations' in operation.document ? Object.keys(operation.document.relations) : [];
    const lacking = [
      ...picked.map(({ name }) => name).filter((name) => !query.includes(name)),
      ...related.filter((name) => operation.body?.properties?.[name] && !body.includes(name)),
    ];
    return lacking.map((name) => `${operation.id}.${name}`);
  });
  expect(missing).toEqual([]);
});

test('A repeat with the outcome of the first call is marked as replayed, and reports no change', async () => {
  const relay = await openOpen();
  const { appId } = await versionOf(relay);
  const asked = { body: { appId, name: 'Once' }, headers: { 'idempotency-key': 'a-key-of-the-test' } };
  const [first, second] = [await relay.call('CreateBetaGroup', asked), await relay.call('CreateBetaGroup', asked)];
  expect(only(first)).toMatchObject({ outcome: 'done', changes: [{ status: 201 }] });
  expect(only(second)).toMatchObject({ outcome: 'replayed', status: 201, changes: [], ids: { appId } });
});
