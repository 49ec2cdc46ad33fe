// Files are fetched only from allowed hosts, over HTTPS and without credentials.
import type { LookupFunction } from 'node:net';
import { startDeadline } from '../../../functions/core/deadline.ts';
import { appleStore } from '../../../functions/stores/apple/definition.ts';
import { createExternalFiles, responseBytes } from '../../../functions/transport/externalFiles.ts';
import { statusFailure } from '../../../functions/transport/fileFailures.ts';
import { PRIVATE_ADDRESS } from '../../../functions/transport/publicAddresses.ts';
import { until } from '../../scripts/local-host/hosted.ts';
import { failureOf } from '../../support/failures.ts';
import { goneBy } from '../../support/goneBy.ts';
import { listen, listenRaw } from '../../support/listen.ts';

const deadline = startDeadline(60_000);
afterAll(() => deadline.end());
const asked = { deadline };

/** What one caller fetches with. */
function openFiles(callerHosts: readonly string[], storeOrigins: readonly string[], lookup?: LookupFunction) {
  const hosts = createExternalFiles(callerHosts, storeOrigins, appleStore.fileHosts, lookup);
  return { ...hosts, ...hosts.for({ caller: 'a', operation: 'op' }) };
}

describe('An address that a caller gives', () => {
  const files = openFiles(['files.example.com'], ['https://api.appstoreconnect.apple.com']);
  afterAll(() => files.close());

  test.each([
    ['another host', 'https://attacker.example/app.apk'],
    ['a host that ends alike', 'https://notfiles.example.com/app.apk'],
    ['the host as a beginning', 'https://files.example.com.attacker.example/app.apk'],
    ['no https', 'http://files.example.com/app.apk'],
    ['another port', 'https://files.example.com:8443/app.apk'],
    ['a name and password', 'https://a:b@files.example.com/app.apk'],
    ['the host as a name', 'https://files.example.com@attacker.example/app.apk'],
    ['this machine', 'https://127.0.0.1/app.apk'],
    ['the metadata of the cloud', 'http://169.254.169.254/metadata/identity'],
    ['a file of this machine', 'file:///etc/passwd'],
    ['no address', 'app.apk'],
  ])('is refused with %s', async (_, address) => {
    expect((await failureOf(files.ofCaller(address, asked))).code).toBe('invalid_request');
  });

  test('names the setting if no host is allowed', async () => {
    const none = openFiles([], []);
    const failure = await failureOf(none.ofCaller('https://files.example.com/app.apk', asked));
    await none.close();
    expect(failure.message).toContain('RELAY__FILE_HOSTS');
  });
});

describe('A name that leads to a private address', () => {
  /** One address for each time that the name is asked for; the last one for ever. */
  const inTurn = (...addresses: readonly string[]) => {
    const left = [...addresses];
    const lookup: LookupFunction = (_host, { all }, done) => {
      const address = (left.length > 1 ? left.shift() : left[0]) ?? '';
      const family = address.includes(':') ? 6 : 4;
      if (all) done(null, [{ address, family }]);
      else done(null, address, family);
    };
    return lookup;
  };

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '0.0.0.0',
  ])('is refused where a caller gives it: %s', async (address) => {
    const files = openFiles(['files.example.com'], [], inTurn(address));
    const failure = await failureOf(files.ofCaller('https://files.example.com/app.apk', asked));
    await files.close();
    expect([failure.code, failure.message]).toEqual(['invalid_request', expect.stringContaining('private address')]);
  });

  test('is refused where a store hands it out', async () => {
    const files = openFiles([], ['https://api.appstoreconnect.apple.com'], inTurn('10.1.2.3'));
    const failure = await failureOf(files.ofStore('https://bucket.s3.amazonaws.com/x', asked));
    await files.close();
    expect(failure.code).toBe('store_invalid_answer');
  });

  test('is not used even if it resolved to a public address before', async () => {
    const files = openFiles(['files.example.com'], [], inTurn('8.8.8.8', '127.0.0.1'));
    const failure = await failureOf(files.ofCaller('https://files.example.com/app.apk', asked));
    await files.close();
    expect([failure.code, failure.cause]).toEqual(['store_unreachable', PRIVATE_ADDRESS]);
  });

  test.each(['localhost', '127.0.0.1', '[::1]'])('is refused by the system look-up or before: %s', async (host) => {
    const files = openFiles([host], []);
    const failure = await failureOf(files.ofCaller(`https://${host}/app.apk`, asked));
    await files.close();
    expect(failure.code).toBe('invalid_request');
  });
});

describe('A response other than a file', () => {
  const answered = (status: number, whose: 'store' | 'caller'): string =>
    statusFailure({ status, hasLength: true }, 'GET', 'files.example.com', whose).code;

  test.each([400, 401, 403, 404, 410])('%i is a fault of the call where the caller gave the address', (status) => {
    expect([answered(status, 'caller'), answered(status, 'store')]).toEqual(['invalid_request', 'store_unreachable']);
  });

  test.each([302, 408, 429, 500, 503])('%i is none, whoever gave the address', (status) => {
    expect([answered(status, 'caller'), answered(status, 'store')]).toEqual(['store_unreachable', 'store_unreachable']);
  });
});

describe('An address that a store hands out', () => {
  test.each([
    'https://attacker.example/x',
    'http://bucket.s3.amazonaws.com/x',
    'https://10.0.0.1/x',
    'https://apple.com.attacker.example/x',
    'https://ec2-1-2-3-4.compute.amazonaws.com/x',
    'https://bucket.s3.amazonaws.com:8443/x',
  ])('is not asked when it is %s', async (address) => {
    const files = openFiles([], ['https://api.appstoreconnect.apple.com']);
    const failure = await failureOf(files.ofStore(address, asked));
    await files.close();
    expect(failure.code).toBe('store_invalid_answer');
  });

  test('may be on this machine when the store is', async () => {
    const store = await listen((response, { headers }) => {
      response.end(headers.authorization ?? 'no credential');
    });
    const files = openFiles([], [store.origin]);
    const sent = await files.ofStore(`${store.origin}/segment?signature=x`, asked);
    const pieces: Uint8Array[] = [];
    for await (const piece of responseBytes(sent)) pieces.push(piece);
    await files.close();
    await store.close();
    expect(Buffer.concat(pieces).toString()).toBe('no credential');
    expect(store.messages[0]?.path).toBe('/segment?signature=x');
  });

  test.each([302, 403, 500])('is no file when its host answers %i', async (status) => {
    const store = await listen((response) => {
      response.writeHead(status, { location: 'https://attacker.example/' }).end();
    });
    const files = openFiles([], [store.origin]);
    const failure = await failureOf(files.ofStore(`${store.origin}/segment`, asked));
    await files.close();
    await store.close();
    expect([failure.code, failure.message]).toEqual(['store_unreachable', expect.stringContaining(String(status))]);
  });

  test('is no file when it ends with its connection: a truncation could not be detected', async () => {
    const store = await listenRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nhalf a file'));
    const files = openFiles([], [store.origin]);
    const failure = await failureOf(files.ofStore(`${store.origin}/segment`, asked));
    await files.close();
    await store.close();
    expect(failure.message).toContain('without a length');
  });
});

describe('A host that fails is named, without the path and the query of the address', () => {
  const address = (origin: string) => `${origin}/builds/app.apk?sig=s3cret`;
  const files = (origin: string) => {
    const hosts = createExternalFiles([], [origin], appleStore.fileHosts, undefined, [origin]);
    return { ...hosts, ...hosts.for({ caller: 'a', operation: 'op' }) };
  };
  const whole = async (sent: Parameters<typeof responseBytes>[0]): Promise<void> => {
    for await (const _ of responseBytes(sent));
  };

  test.each(['ofCaller', 'ofStore'] as const)('that cannot be reached (%s)', async (whose) => {
    const gone = await listen((response) => response.end());
    await gone.close();
    const { close, ...hosts } = files(gone.origin);
    const failure = await failureOf(hosts[whose](address(gone.origin), asked));
    await close();
    expect([failure.code, failure.status]).toEqual(['store_unreachable', 502]);
    expect(failure.message).toMatch(/^The file host 127\.0\.0\.1 could not be reached/);
    expect(failure.message).not.toMatch(/store|builds|sig/);
    expect(failure.message.includes('Check the address')).toBe(whose === 'ofCaller');
  });

  test('that does not answer in time', async () => {
    const silent = await listen(() => undefined);
    const { close, ofCaller } = files(silent.origin);
    const short = startDeadline(50);
    const failure = await failureOf(ofCaller(address(silent.origin), { deadline: short }));
    short.end();
    await close();
    await silent.close();
    expect([failure.code, failure.message]).toEqual([
      'store_timeout',
      expect.stringMatching(/^The file host 127\.0\.0\.1 did not answer in time/),
    ]);
  });

  test.each([
    ['is not HTTP', 'SSH-2.0-OpenSSH\r\n', 'sent a response that is not valid HTTP'],
    [
      'breaks off in the file',
      `HTTP/1.1 200 OK\r\ncontent-length: 999999\r\n\r\n${'x'.repeat(90_000)}`,
      'could not be reached, or closed the connection too early',
    ],
  ])('that %s', async (_, bytes, what) => {
    const raw = await listenRaw((socket) => socket.end(bytes));
    const { close, ofCaller } = files(raw.origin);
    const failure = await failureOf(ofCaller(address(raw.origin), asked).then(whole));
    await close();
    await raw.close();
    expect(failure.message).toContain(`The file host 127.0.0.1 ${what}. Check the address of the file`);
  });

  test('with its status', async () => {
    const store = await listen((response) => response.writeHead(404).end());
    const { close, ofCaller } = files(store.origin);
    const failure = await failureOf(ofCaller(address(store.origin), asked));
    await close();
    await store.close();
    expect(failure.message).toBe('The file could not be read: its host 127.0.0.1 answered 404.');
  });
});

describe('The slots of file hosts', () => {
  /** Never answers what is below /hangs. */
  const start = async () => {
    const stores = await Promise.all(
      [1, 2].map(() =>
        listen((response, { path }) => (path.startsWith('/hangs') ? undefined : response.end('a file'))),
      ),
    );
    const files = openFiles([], [stores[0]?.origin ?? '']);
    const leaver = new AbortController();
    const deadline = startDeadline(60_000, goneBy(leaver.signal));
    const hang = (times: number): Promise<unknown>[] =>
      Array.from({ length: times }, (_, at) =>
        files.ofStore(`${stores[at % 2]?.origin}/hangs`, { deadline: deadline }).catch(() => undefined),
      );
    const held = (): number => stores.reduce((sum, { messages }) => sum + messages.length, 0);
    const close = async (): Promise<void> => {
      leaver.abort();
      deadline.end();
      await files.close();
      await Promise.all(stores.map((store) => store.close()));
    };
    return { origin: stores[0]?.origin ?? '', files, hang, held, close };
  };

  test('are shared: one caller has its share of all hosts together, and others are answered meanwhile', async () => {
    const { origin, files, hang, held, close } = await start();
    const hanging = hang(300);
    await until(() => held() >= 64);
    const other = files.for({ caller: 'b', operation: 'op' });
    const sent = await Promise.all(Array.from({ length: 20 }, () => other.ofStore(`${origin}/file`, asked)));
    expect([sent.map(({ status }) => status), held()]).toEqual([Array(20).fill(200), 64 + 20]);
    await close();
    await Promise.all(hanging);
  });
});
