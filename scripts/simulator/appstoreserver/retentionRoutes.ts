// Routes of the simulated Retention Messaging API. Apple reviews a message; here it is approved ten minutes later.
// Source: Apple, "Retention Messaging API" 1.4, and its library, version 3.1.0.
import type { SimulatedReply } from '../httpMessage.ts';
import { refusal } from './errors.ts';
import { type ServerRequest, type ServerRoute, UUID } from './state.ts';

const REVIEW = 600_000;
const LONGEST = { header: 66, body: 144 };

export const retentionRoutes: readonly ServerRoute[] = [
  ['GET', /^\/inApps\/v1\/messaging\/message\/list$/, listMessages],
  ['GET', /^\/inApps\/v1\/messaging\/image\/list$/, () => ({ status: 200, body: { imageIdentifiers: [] } })],
  ['PUT', /^\/inApps\/v1\/messaging\/message\/([^/]+)$/, upload],
  ['DELETE', /^\/inApps\/v1\/messaging\/message\/([^/]+)$/, remove],
  ['GET', /^\/inApps\/v1\/messaging\/default\/([^/]+)\/([^/]+)$/, readDefault],
  ['PUT', /^\/inApps\/v1\/messaging\/default\/([^/]+)\/([^/]+)$/, setDefault],
  ['DELETE', /^\/inApps\/v1\/messaging\/default\/([^/]+)\/([^/]+)$/, removeDefault],
];

function listMessages({ state, arrival }: ServerRequest): SimulatedReply {
  const messageIdentifiers = [...state.retention.messages].map(([messageIdentifier, uploaded]) => ({
    messageIdentifier,
    messageState: stateOf(uploaded, arrival.now),
  }));
  return { status: 200, body: { messageIdentifiers } };
}

function upload({ state, arrival, parts, body }: ServerRequest): SimulatedReply {
  const [id = ''] = parts;
  if (!UUID.test(id) || id !== id.toLowerCase())
    return { status: 400, body: {}, why: 'the ID is no UUID in lower case' };
  if (String(body.header).length > LONGEST.header) return refusal(4000162);
  if (String(body.body).length > LONGEST.body) return refusal(4000163);
  if (body.image !== undefined) return refusal(4040014);
  if (state.retention.messages.has(id)) return refusal(4090001);
  state.retention.messages.set(id, arrival.now);
  return { status: 200 };
}

function remove({ state, parts }: ServerRequest): SimulatedReply {
  const [id = ''] = parts;
  if (!state.retention.messages.delete(id)) return refusal(4040015);
  for (const [place, used] of state.retention.defaults) if (used === id) state.retention.defaults.delete(place);
  return { status: 200 };
}

function setDefault({ state, arrival, parts, body }: ServerRequest): SimulatedReply {
  const id = String(body.messageIdentifier);
  const uploaded = state.retention.messages.get(id);
  if (uploaded === undefined) return refusal(4040015);
  if (stateOf(uploaded, arrival.now) !== 'APPROVED') return refusal(4030017);
  state.retention.defaults.set(parts.join('/'), id);
  return { status: 200 };
}

function readDefault({ state, parts }: ServerRequest): SimulatedReply {
  const messageIdentifier = state.retention.defaults.get(parts.join('/'));
  return messageIdentifier === undefined ? refusal(4040020) : { status: 200, body: { messageIdentifier } };
}

function removeDefault({ state, parts }: ServerRequest): SimulatedReply {
  return state.retention.defaults.delete(parts.join('/')) ? { status: 200 } : refusal(4040020);
}

function stateOf(uploaded: number, now: number): string {
  return now - uploaded >= REVIEW ? 'APPROVED' : 'PENDING_REVIEW';
}
