// Creates a relay from settings, with a clock and its warnings recorded, and calls it without a host.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { catalog } from '../../connector/catalog.ts';
import { createRelay, type Environment } from '../../functions/composition.ts';
import type { AuditEntry, LogEntry } from '../../functions/core/types.ts';
import { createDispatcher } from '../../functions/dispatch.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { loadTransport } from '../../functions/transport/openPoolOnUse.ts';
import { type TestCall, testCallOf } from './call.ts';

await loadTransport(); // deadlines of tests may be shorter than loading it takes

export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of a response
  readonly json: any;
  readonly text: string;
  readonly line: LogEntry | undefined;
  readonly audits: readonly AuditEntry[];
}

/** Waits 5 ms between attempts by default. */
export function openRelay(settings: Readonly<Record<string, string | undefined>>, given: Partial<Environment> = {}) {
  const warnings: string[] = [];
  const warn = (sentence: string): void => void warnings.push(sentence);
  const notes: string[] = [];
  const note = (sentence: string): void => void notes.push(sentence);
  const environment = { warn, note, backOff: () => 5, ...given };
  const {
    dependencies: parts,
    faults,
    accountFaults,
    end,
    close,
  } = createRelay(readConfig(settings), catalog, environment);
  const forward = createDispatcher(parts);
  const call = async (id: string, asked: TestCall & { readonly keyDigest?: Buffer } = {}): Promise<ReceivedAnswer> => {
    const operation = catalog.find((each) => each.id === id);
    if (!operation) throw new Error(`There is no ${id}`);
    const made = { ...testCallOf(asked), ...(asked.keyDigest && { keyDigest: asked.keyDigest }) };
    const { status, headers, body } = await forward(operation, made);
    const read = body instanceof Readable ? await text(body) : Buffer.from(body ?? '').toString();
    return {
      status,
      headers,
      text: read,
      json: read === '' || /^text\/csv/.test(headers['content-type'] ?? '') ? undefined : JSON.parse(read),
      line: made.lines[0],
      audits: made.audits,
    };
  };
  return { call, budget: parts.budget, faults, accountFaults, warnings, notes, end, close };
}
