// A greedy client over real HTTP: it uses as many connections as it has work for, and restarts each as soon as it ends.
import { connect, type Socket } from 'node:net';
import type { Address } from './call.ts';
import { wishes } from './greedyStore.ts';

export interface Greed {
  /** Name in the report. */
  readonly kind: string;
  readonly connections: number;
  /** Request head and the part of the body that is sent at once; paths are below the relay's prefix. */
  readonly message: Message;
  /** It does not read the response. */
  readonly readsNothing?: true;
  /** Interval in milliseconds at which a small part of its body is sent. */
  readonly dripsEvery?: number;
  /** What the other client reads meanwhile: small responses, over the connections of the same account. */
  readonly beside: string;
  /** Deadline of a call in seconds: short if it must expire while the other client reads. */
  readonly deadline: number;
}

interface Message {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly length?: number;
}

const SMALL = '/api/apple/v1/apps?limit=4';
const SESSION = '7a2f0f7e-6b1c-4f59-9d3b-3f0a5f1f6c11';

export const greeds: readonly Greed[] = [
  {
    kind: '300 calls that hang',
    connections: 300,
    message: { method: 'GET', path: `/api/apple/v1/apps/${wishes.never}` },
    beside: SMALL,
    deadline: 100,
  },
  {
    kind: '64 connections that do not read',
    connections: 64,
    message: { method: 'GET', path: `/api/apple/v1/apps?filter[name]=${wishes.long}` },
    readsNothing: true,
    beside: SMALL,
    deadline: 100,
  },
  {
    kind: '24 slow uploads',
    connections: 24,
    message: {
      method: 'POST',
      path: `/api/samsung/galaxyapi/fileUpload?sessionId=${SESSION}&fileName=a.apk`,
      length: 52_428_800,
    },
    dripsEvery: 100,
    beside: '/api/samsung/seller/contentList',
    deadline: 2,
  },
  {
    kind: 'a long walk with a small limit',
    connections: 1,
    message: {
      method: 'GET',
      path: `/api/apple/v1/apps?all=true&maxItems=10000&limit=1&filter[name]=${wishes.endless}`,
    },
    beside: SMALL,
    deadline: 100,
  },
];

/** Sends greedy calls until stopped. `done` is the number of calls that ended. */
export function beGreedy(
  origin: string,
  key: string,
  greed: Greed,
): { readonly done: () => number; readonly end: () => void } {
  const sockets = new Set<Socket>();
  let [done, isOver] = [0, false];
  const open = (): void => {
    if (isOver) return;
    const socket = ask({ origin, path: greed.message.path }, key, greed);
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      done += 1;
      open();
    });
  };
  for (let at = 0; at < greed.connections; at += 1) open();
  const end = (): void => {
    isOver = true;
    for (const socket of sockets) socket.destroy();
  };
  return { done: () => done, end };
}

function ask({ origin, path }: Address, key: string, { message, readsNothing, dripsEvery }: Greed): Socket {
  const { host, hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port) });
  const body =
    message.length === undefined ? [] : ['content-type: application/octet-stream', `content-length: ${message.length}`];
  const head = [
    `${message.method} ${path} HTTP/1.1`,
    `host: ${host}`,
    `x-functions-key: ${key}`,
    'connection: close',
    ...body,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  if (readsNothing) socket.pause();
  else socket.resume();
  socket.on('error', () => undefined); // the relay may close the connection; then it starts again
  const drip = dripsEvery === undefined ? undefined : setInterval(() => socket.write('PK'.repeat(512)), dripsEvery);
  socket.once('close', () => clearInterval(drip));
  return socket;
}
