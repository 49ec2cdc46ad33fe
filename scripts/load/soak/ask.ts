// One call over loopback, like those of real clients: some read slowly, some disconnect early.
import { type Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

/** The request that is sent. */
export interface SoakMessage {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface CallerManner {
  /** Disconnects after this number of milliseconds. */
  readonly leaveAfter?: number;
  /** Waits this number of milliseconds before it reads each chunk. */
  readonly slow?: number;
}

export interface SoakResponse {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Undefined if the text is not JSON. */
  readonly json: unknown;
}

export type SoakOutcome =
  | { readonly kind: 'heard'; readonly response: SoakResponse }
  | { readonly kind: 'left' }
  /** The response began with this text and broke off. */
  | { readonly kind: 'brokenOff'; readonly text: string }
  | { readonly kind: 'lost'; readonly why: string };

/** Client timeout in milliseconds, far beyond the deadline of the relay under test. */
const LONGEST = 20_000;

/** Never rejects: every result is an outcome. */
export async function askRelay(
  origin: string,
  message: SoakMessage,
  manner: CallerManner,
  agent: Agent,
): Promise<SoakOutcome> {
  const control = new AbortController();
  const leave = setTimeout(() => control.abort('left'), manner.leaveAfter ?? LONGEST * 2);
  const giveUp = setTimeout(() => control.abort('tired'), LONGEST);
  const pieces: Buffer[] = [];
  let began = false;
  try {
    const answered = await begin(origin, message, agent, control.signal);
    began = true;
    return { kind: 'heard', response: await receive(answered, manner, pieces) };
  } catch (error) {
    if (control.signal.reason === 'left') return { kind: 'left' };
    if (control.signal.reason === 'tired') return { kind: 'lost', why: `no answer within ${LONGEST / 1000} s` };
    if (began) return { kind: 'brokenOff', text: Buffer.concat(pieces).toString('latin1') };
    return { kind: 'lost', why: String(error) };
  } finally {
    clearTimeout(leave);
    clearTimeout(giveUp);
  }
}

function begin(origin: string, { method, address, headers, body }: SoakMessage, agent: Agent, signal: AbortSignal) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = request(origin + address, { method, headers: { ...headers, ...length }, agent, signal });
    outgoing.once('response', resolve).once('error', reject).end(body);
  });
}

async function receive(answered: IncomingMessage, manner: CallerManner, pieces: Buffer[]): Promise<SoakResponse> {
  await read(answered, manner, pieces);
  const text = textOf(answered, Buffer.concat(pieces));
  return { status: answered.statusCode ?? 0, headers: answered.headers, text, json: parsed(text) };
}

/** Reads to the end or until the connection breaks; `pieces` keeps what arrived before. */
async function read(answered: IncomingMessage, { slow }: CallerManner, pieces: Buffer[]): Promise<void> {
  for await (const piece of answered as AsyncIterable<Buffer>) {
    pieces.push(piece);
    if (slow !== undefined) await pause(slow);
  }
  if (!answered.complete) throw new Error('cut off');
}

function textOf({ headers }: IncomingMessage, bytes: Buffer): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
