// A flow that gets events: remembers when each event ID came first, and counts its calls.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

export interface FlowServer {
  readonly origin: string;
  /** By event ID: when it came first, as performance.now() says. */
  readonly first: ReadonlyMap<string, number>;
  readonly calls: () => number;
  /** Waits until all of these have come, or so many milliseconds. */
  readonly waitFor: (ids: readonly string[], longest: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const LOOK = 100;

export async function openFlowServer(): Promise<FlowServer> {
  const first = new Map<string, number>();
  let calls = 0;
  const server = createServer(async (request, response) => {
    const at = performance.now();
    const { eventId } = JSON.parse((await buffer(request)).toString()) as { eventId: string };
    calls += 1;
    if (!first.has(eventId)) first.set(eventId, at);
    response.writeHead(202).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    first,
    calls: () => calls,
    waitFor: async (ids, longest) => {
      const until = performance.now() + longest;
      while (performance.now() < until && ids.some((id) => !first.has(id))) await wait(LOOK);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
