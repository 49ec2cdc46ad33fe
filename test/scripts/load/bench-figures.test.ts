// The benchmark's arithmetic, its load and its checks: figures that are computed wrong would still look like figures.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Contender } from '../../../scripts/load/bench/contenders.ts';
import { goalsOf } from '../../../scripts/load/bench/goals.ts';
import {
  isSettled,
  median,
  pairedDifferences,
  pairedRatios,
  quantile,
  rangeText,
} from '../../../scripts/load/bench/numbers.ts';
import { scaled } from '../../../scripts/load/bench/part.ts';
import { cells } from '../../../scripts/load/bench/parts/cells.ts';
import type { Gigabyte } from '../../../scripts/load/bench/parts/gigabyte.ts';
import { checkSameBytes } from '../../../scripts/load/bench/parts/sameBytes.ts';
import { type Child, startChild } from '../../../scripts/load/bench/process/child.ts';
import { paths, responses } from '../../../scripts/load/bench/stores/apps.ts';
import type { Loaded } from '../../../scripts/load/bench/stores/load.ts';
import { markdownTable } from '../../../scripts/load/bench/table.ts';

describe('The figures', () => {
  test('have the middle value as their median, or the mean of the two middle ones', () => {
    expect([median([9, 1, 5]), median([4, 1, 2, 100])]).toEqual([5, 3]);
  });

  test('have a 99th percentile that one slow call in a thousand does not change', () => {
    const values = Array.from({ length: 1_000 }, (_, at) => (at === 0 ? 5_000 : 1));
    expect([quantile(values, 0.99), quantile(values, 1)]).toEqual([1, 5_000]);
  });

  test('are compared with those of the same round', () => {
    expect(pairedRatios([2, 30, 4], [1, 10, 4])).toEqual({ median: 2, least: 1, most: 3 });
    expect(pairedDifferences([2, 30, 4], [1, 10, 4])).toEqual({ median: 1, least: 0, most: 20 });
  });

  test('are shown with their spread', () => {
    expect(rangeText({ median: 1.416, least: 1.4, most: 1.5 }, 2)).toBe('1.42 (1.40-1.50)');
  });

  test('count at least one, whatever the scale', () => {
    expect([scaled(1_000, { scale: 0.5 }), scaled(4, { scale: 0.001 })]).toEqual([500, 1]);
  });
});

describe('A warm-up', () => {
  test('ends when three slices cost as much as the three before', () => {
    expect(isSettled([900, 400, 300, 205, 200, 195, 200, 198, 203])).toBe(true);
  });

  test.each([
    ['goes on while the cost falls', [900, 800, 700, 600, 500, 400]],
    ['needs six slices', [200, 200, 200, 200, 200]],
  ])('%s', (_, costs) => {
    expect(isSettled(costs)).toBe(false);
  });
});

describe('A goal', () => {
  const spread = (value: number) => ({ median: value, least: value, most: value });
  const gigabyte = (memory: number): Gigabyte => ({
    ...{ direction: 'down', megabytes: spread(1), ratio: spread(1), cpu: spread(1), cpuRatio: spread(1) },
    ...{ memory: spread(memory), rawMemory: spread(1) },
  });

  test('is met at its limit and missed above it', () => {
    const met = [48, 49].flatMap((memory) => goalsOf({ gigabyte: [gigabyte(memory)] }).map((goal) => goal.met));
    expect(met).toEqual([true, false]);
  });

  test('reports what is wanted, what would be better, and what was reached', () => {
    expect(goalsOf({ gigabyte: [gigabyte(40)] })).toEqual([
      { goal: 'MiB over idle, one GiB down', wanted: '<= 48, better 32', reached: '40', met: true },
    ]);
  });

  test('of a part that has not run is left out', () => {
    expect(goalsOf({})).toEqual([]);
  });
});

test('A table for Markdown has its figures on the right, and no bar inside a cell', () => {
  expect(markdownTable(['a|b', 'n'], [['c', '1']])).toBe('| a\\|b | n |\n|---|---:|\n| c | 1 |');
});

describe('The load', () => {
  let load: Child;
  beforeAll(async () => {
    load = await startChild(new URL('../../../scripts/load/bench/stores/load.js', import.meta.url), { core: 'around' });
  });
  afterAll(() => load.close());

  const ask = (question: string, origin: string, given: object): Promise<Loaded> =>
    load.ask(question, { origin, path: '/', headers: {}, ...given });

  test('sends exactly the given number of calls, over the given number of connections', async () => {
    const sockets = new Set<unknown>();
    let calls = 0;
    const { origin } = await serving((req, res) => {
      sockets.add(req.socket);
      calls += 1;
      res.end('ok');
    });
    const loaded = await ask('run', origin, { calls: 50, connections: 4 });
    expect([loaded.calls, calls, sockets.size]).toEqual([50, 50, 4]);
  });

  test('keeps its connections for the next slice', async () => {
    const sockets = new Set<unknown>();
    const { origin } = await serving((req, res) => {
      sockets.add(req.socket);
      res.end('ok');
    });
    for (let slice = 0; slice < 3; slice += 1) await ask('run', origin, { calls: 10, connections: 2 });
    expect(sockets.size).toBe(2);
  });

  test('at a fixed rate sends the next call although none has been answered', async () => {
    const waiting: ServerResponse[] = [];
    const { origin } = await serving((_, res) => {
      waiting.push(res);
      if (waiting.length === 8) for (const each of waiting) each.end('ok');
    });
    expect(await ask('runAtRate', origin, { calls: 8, perSecond: 500 })).toMatchObject({ calls: 8 });
  });

  test('ends the benchmark at a status other than 200', async () => {
    const { origin } = await serving((_, res) => res.writeHead(429).end());
    await expect(ask('run', origin, { calls: 1, connections: 1 })).rejects.toThrow('Answered with 429');
  });
});

describe('The check of the bytes', () => {
  const contender: Contender = { name: 'one', prefix: '', leavesOut: '' };
  const check = async (cell: keyof typeof cells, body: Buffer, encoding?: string, given?: Partial<Contender>) => {
    const headers = encoding === undefined ? {} : { 'content-encoding': encoding };
    const { origin } = await serving((_, res) => res.writeHead(200, headers).end(body));
    return checkSameBytes({ ...contender, ...given }, origin, cells[cell]);
  };
  const stored = (path: string) => responses.get(path) ?? { plain: Buffer.alloc(0), gzip: Buffer.alloc(0) };

  test('reports whether the gzipped bytes are those of the store', async () => {
    const { plain, gzip } = stored(paths.resource);
    expect(await check('resource', gzip, 'gzip')).toBe('as sent');
    expect(await check('resource', plain)).toBe('plain');
  });

  test('refuses a response that lacks a byte', async () => {
    const { plain } = stored(paths.small);
    await expect(check('small', plain.subarray(1))).rejects.toThrow("does not return the store's response");
  });

  test('takes another link to the next page from a contender that writes its own, and from no other', async () => {
    const page = JSON.parse(stored(paths.firstPage).plain.toString());
    const own = { ...page, links: { ...page.links, next: 'http://here/' }, nextLink: 'http://here/' };
    const body = Buffer.from(JSON.stringify(own));
    expect(await check('list', body, undefined, { rewritesNextLink: true })).toBe('plain');
    await expect(check('list', body)).rejects.toThrow("does not return the store's response");
  });
});

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

async function serving(answer: RequestListener): Promise<{ readonly origin: string }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
