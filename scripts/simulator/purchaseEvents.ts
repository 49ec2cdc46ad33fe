// Purchase events of the simulated stores: `POST /simulator/purchases` at a store sends one to an address of the relay.
import { isLoopback } from '../../functions/core/loopback.ts';
import type { Arrival, SimulatedReply } from './httpMessage.ts';

/** What the request asks for: the address that a subscription answered, and what the store lets happen. */
export interface AskedPurchase {
  /** The app as the subscription names it: its ID, or the package name. */
  readonly app: string;
  readonly eventType: string;
}

/** The body that the store sends; undefined if it has no such app. */
type WritePurchase = (asked: AskedPurchase) => Promise<string | undefined>;

const PATH = '/simulator/purchases';
const TIME_LIMIT = 10_000;

export function asksForPurchase({ method, path }: Arrival): boolean {
  return method === 'POST' && path === PATH;
}

/** Answers the status that the relay answered. Only an address on this machine is called. */
export async function sendPurchase({ body }: Arrival, write: WritePurchase): Promise<SimulatedReply> {
  const { address = '', app = '', eventType = '' } = readBody(body);
  if (!URL.canParse(address) || !isLoopback(address))
    return refused('address has to be the one that the relay answered');
  const sent = await write({ app, eventType });
  if (sent === undefined) return refused('there is no such app');
  const signal = AbortSignal.timeout(TIME_LIMIT);
  try {
    const { status } = await fetch(address, { method: 'POST', body: sent, redirect: 'manual', signal });
    return { status: 200, body: { sent: true, status } };
  } catch {
    return { status: 502, body: { error: 'the address does not answer' } };
  }
}

function readBody(text: string): Readonly<Partial<Record<'address' | 'app' | 'eventType', string>>> {
  try {
    const body: unknown = JSON.parse(text);
    const given = Object.entries(typeof body === 'object' && body !== null ? body : {});
    return Object.fromEntries(given.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

function refused(error: string): SimulatedReply {
  return { status: 400, body: { error } };
}
