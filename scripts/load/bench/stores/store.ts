// The benchmark store: returns fixed bytes at once, and counts the tokens and token exchanges that it receives.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenAsProcess } from '../process/listen.ts';
import { responses, type StoredResponse } from './apps.ts';
import { receiveStream, STREAM, sendStream } from './gigabytes.ts';
import { answerGreedy } from './greedyStore.ts';
import { sendLargePage } from './largePages.ts';
import { sendReport } from './reports.ts';

/** Calls by token. Each signature makes a new token, so the number of tokens is the number of signatures. */
const tokens = new Map<string, number>();
let exchanges = 0;

function keyOf(token: string): string {
  const { kid = 'samsung' } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString() || '{}');
  return kid;
}

/** Calls and signatures by key ID. */
function counts() {
  const keys: Record<string, { calls: number; signatures: number }> = {};
  for (const [token, calls] of tokens) {
    const key = keyOf(token);
    const seen = keys[key] ?? { calls: 0, signatures: 0 };
    keys[key] = { calls: seen.calls + calls, signatures: seen.signatures + 1 };
  }
  return { exchanges, keys };
}

function count({ authorization }: IncomingMessage['headers']): void {
  const token = authorization?.replace('Bearer ', '');
  if (token?.startsWith('eyJ')) tokens.set(token, (tokens.get(token) ?? 0) + 1);
}

function json(res: ServerResponse, body: Buffer, encoding?: string, status = 200): void {
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  res.writeHead(status, encoding ? { ...headers, 'content-encoding': encoding } : headers).end(body);
}

const ok = Buffer.from(JSON.stringify({ ok: true }));
const noApps = Buffer.from('[]');
const noReviews = Buffer.from(JSON.stringify({ data: [], links: { self: 'https://store.invalid/reviews' } }));
const replied = Buffer.from(
  JSON.stringify({
    data: { type: 'customerReviewResponses', id: '1', attributes: { responseBody: 'Thank you.' } },
    links: { self: 'https://store.invalid/v1/customerReviewResponses/1' },
  }),
);
const exchanged = Buffer.from(JSON.stringify({ ok: true, createdItem: { accessToken: 'bench-token-of-24-letters' } }));

function exchange(): Buffer {
  exchanges += 1;
  return exchanged;
}

function stored(req: IncomingMessage, res: ServerResponse, { gzip, plain }: StoredResponse): void {
  /gzip/.test(req.headers['accept-encoding'] ?? '') ? json(res, gzip, 'gzip') : json(res, plain);
}

function answer(req: IncomingMessage, res: ServerResponse): void {
  count(req.headers);
  const found = responses.get(req.url ?? '');
  if (found) stored(req, res, found);
  else if (!answerGreedy(req.url ?? '', res)) answerOther(req, res);
}

function answerOther(req: IncomingMessage, res: ServerResponse): void {
  const [path = '', query = ''] = (req.url ?? '').split('?');
  if (sendLargePage(res, path, query) || sendReport(res, path, query)) return;
  if (path.startsWith(STREAM) && req.method === 'GET') sendStream(res, path);
  else if (path.startsWith(STREAM)) receiveStream(req, (size) => json(res, Buffer.from(JSON.stringify({ size }))));
  else if (path === '/galaxyapi/fileUpload') receiveStream(req, () => json(res, ok));
  else if (path.endsWith('/customerReviews')) json(res, noReviews);
  else if (path === '/v1/customerReviewResponses') json(res, replied, undefined, 201);
  else if (path === '/seller/contentList') json(res, noApps);
  else if (path === '/auth/accessToken') json(res, exchange());
  else if (path.startsWith('/auth/')) json(res, ok);
  else res.writeHead(404).end();
}

await listenAsProcess(createServer(answer), { counts });
