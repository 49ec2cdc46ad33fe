// Sends what is bad, over the pipe and over the local host, and returns what was not refused as it should be.
import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Dispatch } from '../../functions/dispatch.ts';
import { testCallOf } from '../support/call.ts';
import { type Attack, attackedOperationOf, type Misuse, shownAttack } from './attack.ts';

/** A whole message is answered long before, in milliseconds. */
const TIMEOUT = 2_000;

/** Everything that comes back on one connection. */
export async function exchangeBytes(origin: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.on('error', () => undefined); // a host that has heard enough may cut the connection while we still send
  await once(socket, 'connect');
  socket.write(bytes, 'latin1');
  const timer = setTimeout(() => socket.end(), TIMEOUT); // what is not whole has to end some time
  return text(socket)
    .catch(() => '')
    .finally(() => clearTimeout(timer));
}

const codes = /^(invalid_request|operation_not_allowed|unknown_account|not_found|payload_too_large)$/;

/** An answer in the error shape with a code that blames the call, or an error of JSON-RPC; a bare one of the host has no body. */
function isShaped(body: string): boolean {
  if (body === '') return true;
  try {
    const { error, ...rest } = JSON.parse(body);
    if (rest.jsonrpc === '2.0')
      return rest.id === null && Number.isInteger(error.code) && Object.keys(error).length === 2;
    const shaped = codes.test(error.code) && error.message.length > 0 && Array.isArray(error.details);
    return shaped && Object.keys(rest).length === 0;
  } catch {
    return false;
  }
}

/** What is wrong with what came back, or nothing: each answer in it has to be a refusal. */
function faultOf(came: string): string | undefined {
  const answers = came.split(/^(?=HTTP\/1\.1 \d{3})/m).filter(Boolean);
  if (answers.length === 0) return 'no answer';
  const wrong = answers.find((answer) => {
    const [head = '', ...body] = answer.split('\r\n\r\n');
    return !/^HTTP\/1\.1 4\d\d /.test(head) || !isShaped(unchunked(head, body.join('\r\n\r\n')));
  });
  return wrong && shownAttack(wrong);
}

function unchunked(head: string, body: string): string {
  return /transfer-encoding: chunked/i.test(head) ? body.replace(/^[0-9a-f]+\r\n/gm, '').replace(/\r\n/g, '') : body;
}

async function inTurns<T>(all: readonly T[], atOnce: number, run: (each: T) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < all.length; at += atOnce) {
    found.push(...(await Promise.all(all.slice(at, at + atOnce).map(run))).flat());
  }
  return found;
}

export function survivorsOnWire(origin: string, attacks: readonly Attack[]): Promise<string[]> {
  return inTurns(attacks, 16, async ({ title, bytes }) => {
    const fault = faultOf(await exchangeBytes(origin, bytes));
    return fault === undefined ? [] : [`${title} -> ${fault}`];
  });
}

export function survivorsInPipe(forward: Dispatch, misuses: readonly Misuse[]): Promise<string[]> {
  return inTurns(misuses, 16, async (misuse) => {
    const { operation, body, query = '', ...rest } = misuse;
    const source = body === undefined ? {} : { body: Readable.from([Buffer.from(body)]) };
    const answered = await forward(attackedOperationOf(operation), { ...testCallOf({ ...rest, query }), ...source });
    const came = Buffer.from((answered.body as Uint8Array | undefined) ?? '').toString();
    const refused = answered.status >= 400 && answered.status < 500 && came !== '' && isShaped(came);
    return refused ? [] : [`${shownAttack(JSON.stringify(misuse))} -> ${answered.status} ${shownAttack(came)}`];
  });
}
