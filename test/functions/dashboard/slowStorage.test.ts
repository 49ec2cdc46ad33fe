// The page where Azure Storage is slow: it answers within seconds, and counts failed messages twice a minute at most.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DashboardState } from '../../../functions/dashboard/types.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openJobSession } from '../../support/jobSession.ts';

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

withAzurite(
  `The page is answered in time, with what it showed before${ifAzurite}`,
  async () => {
    const queues = await open(openSlow(azurite().connectionString, 'Queue'));
    const tables = await open(openSlow(queues.connectionString, 'Table'));
    const settings = {
      RELAY__PAGE: 'on',
      RELAY__STATE: 'storage',
      AzureWebJobsStorage: tables.connectionString,
      RELAY__STATE_KEY: 'k'.repeat(40),
    };
    const session = await open(openJobSession({ settings }));
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
