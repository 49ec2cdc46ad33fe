// The relay as a flow meets it, in front of stores that misbehave, and all that it logged.
import { buffer } from 'node:stream/consumers';
import { catalog } from '../../connector/catalog.ts';
import { createRelay, type Environment } from '../../functions/composition.ts';
import type { LogEntry, RelayResponse } from '../../functions/core/types.ts';
import { createDispatcher } from '../../functions/dispatch.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { loadTransport } from '../../functions/transport/openPoolOnUse.ts';
import { makeAccounts } from '../../scripts/simulator/keys.ts';
import { type TestCall, testCallOf } from '../support/call.ts';

await loadTransport(); // deadlines of tests may be shorter than loading it takes

/** What came back. `broken` when the answer was cut off while it streamed. */
export interface RelayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is what the test says it is
  readonly json: any;
  /** The code of a refusal. */
  readonly code: string | undefined;
  readonly broken: boolean;
  readonly line: LogEntry | undefined;
}

async function bytesOf({ body }: RelayResponse): Promise<Buffer | undefined> {
  if (body === undefined || body instanceof Uint8Array) return Buffer.from(body ?? '');
  return buffer(body).catch(() => undefined);
}

function parsed(text: string): RelayAnswer['json'] {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function operationOf(id: string) {
  const found = catalog.find((operation) => operation.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

/** Waits between tries are short, unless the test is about them. */
const quick: Partial<Environment> = { backOff: () => 1 };

export function openFaultyRelay(settings: Readonly<Record<string, string>>, environment: Partial<Environment> = quick) {
  const { dependencies: parts, close } = createRelay(
    readConfig({ RELAY__ALLOW: '*, anything', ...settings }),
    catalog,
    environment,
  );
  const forward = createDispatcher(parts);
  const lines: LogEntry[] = [];
  const call = async (id: string, asked: TestCall = {}): Promise<RelayAnswer> => {
    const made = testCallOf(asked);
    const answered = await forward(operationOf(id), made);
    lines.push(...made.lines);
    const bytes = await bytesOf(answered);
    const text = bytes?.toString() ?? '';
    const json = parsed(text);
    const { status, headers } = answered;
    const code = json?.error?.code;
    return { status, headers, bytes: bytes ?? Buffer.of(), text, json, code, broken: !bytes, line: made.lines[0] };
  };
  return { call, lines, close };
}

export type FaultyRelay = ReturnType<typeof openFaultyRelay>;

/** Settings with good keys of both stores that both stand at this origin. */
export async function settingsAt(origin: string, seconds = 10): Promise<Readonly<Record<string, string>>> {
  const { settings } = await makeAccounts();
  return { ...settings, APPLE__ORIGIN: origin, SAMSUNG__ORIGIN: origin, RELAY__DEADLINE_SECONDS: String(seconds) };
}

export async function openRelayAt(
  origin: string,
  seconds = 10,
  environment: Partial<Environment> = quick,
): Promise<FaultyRelay> {
  return openFaultyRelay(await settingsAt(origin, seconds), environment);
}

/** A page of apps that is good, and as long as asked. */
export function htmlPage(bytes = 0): string {
  return JSON.stringify({ data: [{ type: 'apps', id: '1' }], links: { self: `/${'a'.repeat(bytes)}` } });
}
