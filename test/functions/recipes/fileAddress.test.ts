// An address that the relay may not fetch a file from is refused with the call: before a plan, a job or a request to a store.
import { catalog } from '../../../connector/catalog.ts';
import type { Operation } from '../../../connector/core/operation.ts';
import type { Schema } from '../../../connector/core/schema.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { type EntryPoint, entryPoints } from '../../support/entryPoints.ts';

function fieldsIn({ items, properties = {} }: Schema): readonly Schema[] {
  const own = [...Object.values(properties), ...(items ? [items] : [])];
  return [...own, ...own.flatMap(fieldsIn)];
}

let sandbox: Sandbox;
let relay: EntryPoint;

beforeAll(async () => {
  sandbox = await startSandbox();
  relay = await entryPoints['the pipeline']({ ...sandbox.settings, RELAY__ALLOW: '*, anything' });
});
afterAll(async () => {
  await relay?.close();
  await sandbox?.close();
});

const send = (path: string, body?: object) =>
  relay.call(path, {
    method: 'POST',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
const fileUrl = 'https://builds.example.com/tidewater_43.apk';
const update = `/api/samsung/recipes/update?contentId=000007100001&gms=Y&fileUrl=${encodeURIComponent(fileUrl)}`;
const build = { appId: '6470100003', fileUrl, versionString: '9.1', buildNumber: '900' };

test('Every input for the address of a file is marked, in whichever operation it is', () => {
  const addresses = ({ parameters, body }: Operation): readonly Schema[] => [
    ...parameters.map(({ schema }) => schema),
    ...(body ? fieldsIn(body) : []),
  ];
  const marked = catalog.filter((each) => addresses(each).some(({ isFileAddress }) => isFileAddress));
  const named = catalog.filter(({ parameters, body }) => /"fileUrl"/.test(JSON.stringify([parameters, body])));
  expect(marked.map(({ id }) => id).sort()).toEqual(named.map(({ id }) => id).sort());
  expect(marked.length).toBeGreaterThan(5);
});

test.each([
  ['an update', () => send(update), 'query.fileUrl'],
  ['the plan of an update', () => send(`${update}&dryRun=true`), 'query.fileUrl'],
  ['a build', () => send('/api/apple/recipes/uploadBuild', build), 'body.fileUrl'],
  ['the plan of a build', () => send('/api/apple/recipes/uploadBuild', { ...build, dryRun: true }), 'body.fileUrl'],
  [
    'a row of a list',
    () => send('/api/apple/recipes/screenshots', { appId: '6470100003', pictures: [{ locale: 'en-US', fileUrl }] }),
    'body.pictures.0.fileUrl',
  ],
  ['a build by name', () => send('/api/CallOperation', { operation: 'UploadBuild', body: build }), 'body.fileUrl'],
] as const)('A host that is not in RELAY__FILE_HOSTS: %s', async (_, call, target) => {
  const before = sandbox.seen.length;
  const { status, json } = await call();
  expect([status, json.error.code]).toEqual([400, 'invalid_request']);
  expect(json.error.details).toEqual([
    { code: 'invalid', target, message: expect.stringContaining('the setting RELAY__FILE_HOSTS') },
  ]);
  expect(json.error.message).toContain(target);
  expect(sandbox.seen.length).toBe(before);
  expect((await relay.call('/api/jobs')).json.jobs).toEqual([]);
});
