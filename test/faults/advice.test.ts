// What a failed call advises: to try a read again, and to look first whether a write was made.
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { closeLater } from '../support/cleanup.ts';
import { openRelay } from '../support/relay.ts';

const open = closeLater();
const LOOK = /Check with List TestFlight groups whether the change was made before you try again\.$/;

async function start() {
  const sandbox = await open(startSandbox());
  const relay = await open(openRelay({ ...sandbox.settings, RELAY__ALLOW: '*' }, { pollDelay: () => 1 }));
  const { json } = await relay.call('ListApps', { query: 'limit=1' });
  const write = () => relay.call('CreateBetaGroup', { body: { appId: json.data[0].id, name: 'Advice' } });
  return { sandbox, read: () => relay.call('ListApps'), write };
}

test.each([
  ['a fault of the store', { kind: 'status', status: 500, times: 9, body: { errors: [{ code: 'UNEXPECTED_ERROR' }] } }],
  ['an answer that is cut off', { kind: 'truncated', times: 9 }],
  ['a connection that breaks', { kind: 'reset', times: 9 }],
] as const)('After %s', async (_, fault) => {
  const { sandbox, read, write } = await start();
  sandbox.fail({ store: 'apple', ...fault });
  const { json: again } = await read();
  expect(again.error.message).toMatch(/Try again later\.$/);
  expect(again.error.message).not.toMatch(/change was made/);
  sandbox.fail({ store: 'apple', method: 'POST', ...fault });
  const { status, json } = await write();
  expect([status, json.error.code, json.error.message]).toEqual([409, 'outcome_unknown', expect.stringMatching(LOOK)]);
  const verify = { code: 'verify_with', message: 'List TestFlight groups', target: 'ListBetaGroups' };
  expect(json.error.details).toContainEqual(verify);
});

test('A 429 without Retry-After is forwarded with one', async () => {
  const { sandbox, read } = await start();
  sandbox.fail({ store: 'apple', kind: 'status', status: 429, times: 9 });
  const { status, headers } = await read();
  expect([status, headers['retry-after']]).toEqual([429, '60']);
});
