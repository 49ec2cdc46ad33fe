// Stores of few lines, for faults that a real server would not make.
import type { ServerResponse } from 'node:http';
import type { ReceivedMessage } from '../support/listen.ts';

/** A usable token for whoever asks for one; says whether this message did. */
export function exchanges(response: ServerResponse, { path }: ReceivedMessage, token = 'a-token-of-the-test'): boolean {
  if (path !== '/auth/accessToken') return false;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: true, createdItem: { accessToken: token } }));
  return true;
}

/** Has what any operation must have. */
const whole = { data: [], links: { self: '/' }, ok: true };

export function goodStore(response: ServerResponse, body: unknown = whole): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
