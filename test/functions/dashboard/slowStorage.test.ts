// The page where Azure Storage is slow: it answers within seconds, and counts failed messages twice a minute at most.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DashboardState } from '../../../functions/dashboard/types.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openJobSession } from '../../support/jobSession.ts';
import { inBrowser, openDashboardEnvironment, openPage, withBrowser } from './shared.ts';

const azurite = azuriteOfFile();
const open = closeLater();

/** Azurite's tables or queues behind a server that waits before each request, and counts those for properties of a queue. */
async function openSlow(connectionString: string, service: 'Table' | 'Queue') {
  const target = new URL(new RegExp(`${service}Endpoint=([^;]+)`).exec(connectionString)?.[1] ?? '');
  const pace = { delay: 0, counts: 0 };
  const server = createServer((asked, response) => {
    const { method, url: path = '', headers } = asked;
    if (path.includes('-poison') && path.includes('comp=metadata')) pace.counts += 1;
    const send = (): void => {
      const onward = request({ host: target.hostname, port: target.port, method, path, headers }, (answered) => {
        response.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(response);
      });
      onward.on('error', () => response.destroy());
      asked.pipe(onward);
    };
    setTimeout(send, pace.delay);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { pace, close, connectionString: connectionString.replace(target.origin, `http://127.0.0.1:${port}`) };
}

function settingsOf(connectionString: string): Readonly<Record<string, string>> {
  return {
    RELAY__PAGE: 'on',
    RELAY__STATE: 'storage',
    AzureWebJobsStorage: connectionString,
    RELAY__STATE_KEY: 'k'.repeat(40),
  };
}

withAzurite(
  `The page is answered in time, with what it showed before${ifAzurite}`,
  async () => {
    const queues = await open(openSlow(azurite().connectionString, 'Queue'));
    const tables = await open(openSlow(queues.connectionString, 'Table'));
    const session = await open(openJobSession({ settings: settingsOf(tables.connectionString) }));
    const state = async (): Promise<DashboardState> => (await session.first.call('GET', '/api/ui/state')).json;
    const { jobId } = (await session.upload({}, '?wait=false')).json;
    for (let refreshes = 0; refreshes < 10; refreshes += 1)
      expect((await state()).jobs.map((each) => each.jobId)).toContain(jobId);
    expect(queues.pace.counts).toBe(1);
    queues.pace.delay = 6_000;
    tables.pace.delay = 6_000;
    const started = performance.now();
    const shown = await state();
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(shown.jobs.map((each) => each.jobId)).toContain(jobId);
  },
  60_000,
);

withAzurite(
  `The number of failed events is null while none could be read, and not 0${ifAzurite}`,
  async () => {
    const queues = await open(openSlow(azurite().connectionString, 'Queue'));
    const session = await open(openJobSession({ settings: settingsOf(queues.connectionString) }));
    const failed = async () => (await session.first.call('GET', '/api/ui/state')).json.failedEvents;
    queues.pace.delay = 3_000;
    expect(await failed()).toBeNull();
    queues.pace.delay = 0;
    while ((await failed()) === null) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await failed()).toEqual(expect.any(Number));
  },
  30_000,
);

(withBrowser === '' ? withAzurite : inBrowser)(
  `The page says that it is not known${ifAzurite}${withBrowser}`,
  async () => {
    const queues = await open(openSlow(azurite().connectionString, 'Queue'));
    queues.pace.delay = 10_000;
    const environment = await open(openDashboardEnvironment(settingsOf(queues.connectionString)));
    const { page } = await openPage(environment);
    expect(await page.locator('#failed-events').textContent()).toMatch(/^How many events have failed is not known/);
    expect(await page.locator('#failed-events').isVisible()).toBe(true);
  },
  60_000,
);
