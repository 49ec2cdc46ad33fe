// Which addresses are public, in every notation, and that a connection uses a checked address.
import type { LookupFunction } from 'node:net';
import { startDeadline } from '../../../functions/core/deadline.ts';
import { ITSELF } from '../../../functions/transport/concurrencyLimiter.ts';
import { isPublicAddress, lookupPublicAddress, PRIVATE_ADDRESS } from '../../../functions/transport/publicAddresses.ts';
import { createStoreClient } from '../../../functions/transport/storeClient.ts';
import { failureOf } from '../../support/failures.ts';
import { listen } from '../../support/listen.ts';

// biome-ignore format: a table is read by its lines
test.each([
  '1.1.1.1', '8.8.8.8', '17.253.144.10', '52.95.110.1', '100.63.255.255', '100.128.0.0', '172.15.255.255', '172.32.0.0',
  '192.167.255.255', '169.253.1.1', '223.255.255.255', '168.63.129.15', '2606:4700:4700::1111', '2a00:1450:4001::8a',
  '2620:1ec:c11::200', '::ffff:8.8.8.8', '::ffff:808:808', '64:ff9b::8.8.8.8', '64:ff9b::808:808',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

// biome-ignore format: a table is read by its lines
test.each([
  '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.0.1',
  '168.63.129.16', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1',
  '192.168.1.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.9', '224.0.0.1', '239.255.255.250',
  '240.0.0.1', '255.255.255.255',
  '::', '::1', '0:0:0:0:0:0:0:1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1',
  '2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001:db8::1', '2002:7f00:1::', '2002:a00:1::1', '3fff::1', '100::1',
  '::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:10.0.0.1', '0:0:0:0:0:ffff:a9fe:a9fe', '::ffff:169.254.169.254',
  '::ffff:0.0.0.0', '::127.0.0.1', '::ffff:0:127.0.0.1', '::ffff:0:8.8.8.8', '64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe',
  '64:ff9b::1', '64:ff9b:1::808:808', '64:ff9b::1:0:0', '4000::1',
  '', 'localhost', '2130706433', '0x7f.1', '127.1', '017700000001', 'files.example.com',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

/** Responds like the system's lookup: all addresses, or the first. */
function leadsTo(...addresses: readonly string[]): LookupFunction {
  return (_host, { all }, done) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (all) done(null, found);
    else done(null, found[0]?.address ?? '', found[0]?.family);
  };
}

function looked(lookup: LookupFunction, all: boolean): Promise<string> {
  return new Promise((resolve) =>
    lookupPublicAddress(lookup)('files.example.com', { all }, (error, found) =>
      resolve(error?.code ?? JSON.stringify(found)),
    ),
  );
}

describe('A look-up', () => {
  test.each([true, false])('passes public addresses on as they are (all: %s)', async (all) => {
    expect(await looked(leadsTo('8.8.8.8', '2606:4700:4700::1111'), all)).toContain('8.8.8.8');
  });

  test.each([['10.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::ffff:127.0.0.1', '8.8.8.8'], []])(
    'of %j fails as soon as one address is not public',
    async (...addresses) => {
      expect(await looked(leadsTo(...addresses), true)).toBe(PRIVATE_ADDRESS);
    },
  );

  test("that fails returns the system's error", async () => {
    const failing: LookupFunction = (_host, _options, done) =>
      done(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), [], 0);
    expect(await looked(failing, true)).toBe('ENOTFOUND');
  });
});

describe('A connection', () => {
  const deadline = startDeadline(5_000);
  afterAll(() => deadline.end());
  const asked = { method: 'GET', path: '/', headers: {}, secrets: [] };
  const manner = { deadline, safe: true, sender: ITSELF };

  test('uses the resolved address of its client, and only a public one', async () => {
    const server = await listen((response) => response.end('here'));
    const origin = server.origin.replace('127.0.0.1', 'files.example.com');
    const open = createStoreClient(origin, { backOff: () => 1 }, leadsTo('127.0.0.1'));
    const guarded = createStoreClient(origin, { backOff: () => 1 }, lookupPublicAddress(leadsTo('127.0.0.1')));
    expect((await open.send(asked, manner)).status).toBe(200);
    const failure = await failureOf(guarded.send(asked, manner));
    await Promise.all([open.close(), guarded.close(), server.close()]);
    expect([failure.cause, server.messages.length]).toEqual([PRIVATE_ADDRESS, 1]);
  });
});
