// The outcomes of writes, for repeats of the same call. This store is kept in memory: it serves one instance.
import type { RelayResponse } from '../core/types.ts';

/** What the first call came to. */
export interface StoredOutcome extends Pick<RelayResponse, 'status' | 'headers'> {
  readonly body: Buffer | undefined;
  /** Why the body is not kept: it holds a secret, or there was no room for it. */
  readonly withheld?: 'secret' | 'size';
  /** SHA-256 of the file that was sent, where one was sent to its end. */
  readonly file?: string | undefined;
}

/** What a call finds under its key. */
export type Claim =
  /** Nothing: this call is the first. It ends its claim with what is to be kept, or with nothing. */
  | { readonly is: 'first'; readonly settle: (outcome: StoredOutcome | undefined) => void }
  | { readonly is: 'kept'; readonly inputs: string; readonly outcome: StoredOutcome }
  /** The first call is in progress. `ended` never rejects. */
  | { readonly is: 'pending'; readonly inputs: string; readonly ended: Promise<void> };

/** Claims are atomic: of calls with the same key that come at once, one is the first. `owner` is the caller. */
export interface OutcomeStore {
  readonly claim: (owner: string, key: string, inputs: string) => Promise<Claim>;
  readonly close: () => void;
}

/** Milliseconds that an outcome is kept. */
const TTL = 600_000;

export interface StoreBounds {
  readonly entries: number;
  /** Of all bodies together, and of one. */
  readonly bytes: number;
  readonly body: number;
}

const bounds: StoreBounds = { entries: 10_000, bytes: 16_777_216, body: 131_072 };

interface Entry {
  readonly inputs: string;
  readonly ended: Promise<void>;
  outcome?: StoredOutcome;
  /** When it ended. */
  at: number;
}

type Entries = Map<string, Entry>;

/** `now` is monotonic, in milliseconds. */
export function createMemoryOutcomeStore(
  now: () => number = () => performance.now(),
  most: StoreBounds = bounds,
): OutcomeStore {
  const owners = new Map<string, Entries>();
  let [count, bytes] = [0, 0];
  let timer: NodeJS.Timeout | undefined;

  const forget = (owner: string, key: string): void => {
    const entries = owners.get(owner);
    const entry = entries?.get(key);
    if (!entries || !entry) return;
    entries.delete(key);
    if (entries.size === 0) owners.delete(owner);
    count -= 1;
    bytes -= sizeOf(entry);
  };

  /** What is in progress is never too old. */
  const expire = (): void => {
    for (const [owner, entries] of owners)
      for (const [key, { outcome, at }] of entries) if (outcome && now() - at >= TTL) forget(owner, key);
  };

  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      expire();
      if (count > 0) schedule();
    }, TTL).unref();
  };

  /** The caller with the most loses its oldest: no caller drives out what belongs to another. */
  const makeRoom = (): void => {
    const [owner, entries] = [...owners].reduce((a, b) => (b[1].size > a[1].size ? b : a));
    const oldest = [...entries].find(([, { outcome }]) => outcome);
    if (oldest) forget(owner, oldest[0]);
  };

  /** Bodies go before entries do: that a write was made is told without its body, too. */
  const bounded = (outcome: StoredOutcome): StoredOutcome => {
    const length = outcome.body?.length ?? 0;
    if (length <= most.body && bytes + length <= most.bytes) return outcome;
    return { ...outcome, body: undefined, withheld: outcome.withheld ?? 'size' };
  };

  const begin = (owner: string, key: string, inputs: string): Claim => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const entry: Entry = { inputs, ended, at: now() };
    const entries = owners.get(owner) ?? new Map();
    owners.set(owner, entries.set(key, entry));
    count += 1;
    if (count > most.entries) makeRoom();
    const settle = (outcome: StoredOutcome | undefined): void => {
      if (outcome) {
        entry.outcome = bounded(outcome);
        entry.at = now();
        bytes += sizeOf(entry);
        schedule();
      } else forget(owner, key);
      end();
    };
    return { is: 'first', settle };
  };

  return {
    claim: async (owner, key, inputs) => {
      const entry = owners.get(owner)?.get(key);
      if (entry?.outcome && now() - entry.at >= TTL) forget(owner, key);
      else if (entry?.outcome) return { is: 'kept', inputs: entry.inputs, outcome: entry.outcome };
      else if (entry) return { is: 'pending', inputs: entry.inputs, ended: entry.ended };
      return begin(owner, key, inputs);
    },
    close: () => clearTimeout(timer),
  };
}

function sizeOf({ outcome }: Entry): number {
  return outcome?.body?.length ?? 0;
}
