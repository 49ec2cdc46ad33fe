// In-memory store of write outcomes for repeats of the same call; it serves one instance.
import { randomBytes } from 'node:crypto';
import type { RelayResponse } from '../core/types.ts';
import { type KeyedDigest, keyedDigest } from './idempotencyKey.ts';

/** Outcome of the first call. */
export interface StoredOutcome extends Pick<RelayResponse, 'status' | 'headers'> {
  readonly body: Buffer | undefined;
  /** Why the body is not stored: it contains a secret, or it is too large. */
  readonly withheld?: 'secret' | 'size';
  /** SHA-256 of the uploaded file, if it was sent to its end. */
  readonly file?: string | undefined;
}

/** Result of claiming a key. */
export type Claim =
  /** This call is the first. It settles its claim with the outcome to store, or with undefined. */
  | { readonly is: 'first'; readonly settle: Settle }
  | { readonly is: 'kept'; readonly inputs: string; readonly outcome: StoredOutcome }
  /** The first call is in progress. `ended` never rejects. */
  | { readonly is: 'pending'; readonly inputs: string; readonly ended: Promise<void> }
  /** The first call has begun, and its outcome will never be known: its instance stopped. */
  | { readonly is: 'lost'; readonly inputs: string };

/** Never rejects. */
export type Settle = (outcome: StoredOutcome | undefined) => Promise<void> | void;

/** Claims are atomic: of concurrent calls with the same key exactly one is the first. `owner` is the caller. */
export interface OutcomeStore {
  /** The digest of keys and inputs: all who share the store share its key. */
  readonly digest: () => Promise<KeyedDigest>;
  readonly claim: (owner: string, key: string, inputs: string) => Promise<Claim>;
  /** Rejects with a Failure if outcomes cannot be read. */
  readonly check: () => Promise<void>;
  readonly close: () => void;
}

/** Time to live of an outcome, in milliseconds. */
export const OUTCOME_TTL = 600_000;

/** Largest body that is kept, in bytes. */
export const LARGEST_OUTCOME = 131_072;

export interface StoreBounds {
  readonly entries: number;
  /** Maximum size of all bodies together, and of one. */
  readonly bytes: number;
  readonly body: number;
}

const bounds: StoreBounds = { entries: 10_000, bytes: 16_777_216, body: LARGEST_OUTCOME };

interface Entry {
  readonly inputs: string;
  readonly ended: Promise<void>;
  outcome?: StoredOutcome;
  /** Time of completion. */
  at: number;
}

/** The outcomes of one caller, in the order of their claims. */
interface Held {
  readonly entries: Map<string, Entry>;
  /** Of all bodies. */
  bytes: number;
}

/** `now` is monotonic, in milliseconds. */
export function createMemoryOutcomeStore(
  now: () => number = () => performance.now(),
  most: StoreBounds = bounds,
): OutcomeStore {
  const owners = new Map<string, Held>();
  // inputs may contain passwords, which could be guessed from a plain digest
  const digest = keyedDigest(randomBytes(32));
  let [count, bytes] = [0, 0];
  let timer: NodeJS.Timeout | undefined;

  const forget = (owner: string, key: string): void => {
    const held = owners.get(owner);
    const entry = held?.entries.get(key);
    if (!held || !entry) return;
    free(held, entry);
    held.entries.delete(key);
    if (held.entries.size === 0) owners.delete(owner);
    count -= 1;
  };

  const free = (held: Held, { outcome }: Entry): void => {
    held.bytes -= sizeOf(outcome);
    bytes -= sizeOf(outcome);
  };

  /** Removes expired outcomes; calls in progress never expire. */
  const expire = (): void => {
    for (const [owner, { entries }] of owners)
      for (const [key, { outcome, at }] of entries) if (outcome && now() - at >= OUTCOME_TTL) forget(owner, key);
  };

  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      expire();
      if (count > 0) schedule();
    }, OUTCOME_TTL).unref();
  };

  /** Evicts the oldest outcome of the caller with the most, so that no caller evicts those of one that has fewer. */
  const evictOldest = (): void => {
    const [owner, { entries }] = largest(owners, (held) => held.entries.size);
    const oldest = [...entries].find(([, { outcome }]) => outcome);
    if (oldest) forget(owner, oldest[0]);
  };

  /** Drops the oldest bodies of the caller that holds the most: without its body an outcome still shows that the write was made. */
  const dropBodies = (): void => {
    while (bytes > most.bytes) {
      const [, held] = largest(owners, (each) => each.bytes);
      const oldest = [...held.entries.values()].find(({ outcome }) => sizeOf(outcome) > 0);
      if (!oldest?.outcome) return;
      free(held, oldest);
      oldest.outcome = withoutBody(oldest.outcome);
    }
  };

  const begin = (owner: string, key: string, inputs: string): Claim => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const entry: Entry = { inputs, ended, at: now() };
    const held = owners.get(owner) ?? { entries: new Map(), bytes: 0 };
    held.entries.set(key, entry);
    owners.set(owner, held);
    count += 1;
    if (count > most.entries) evictOldest();
    const settle = (outcome: StoredOutcome | undefined): void => {
      if (outcome) {
        entry.outcome = sizeOf(outcome) > most.body ? withoutBody(outcome) : outcome;
        entry.at = now();
        held.bytes += sizeOf(entry.outcome);
        bytes += sizeOf(entry.outcome);
        dropBodies();
        schedule();
      } else forget(owner, key);
      end();
    };
    return { is: 'first', settle };
  };

  return {
    digest: async () => digest,
    check: async () => undefined,
    claim: async (owner, key, inputs) => {
      const entry = owners.get(owner)?.entries.get(key);
      if (entry?.outcome && now() - entry.at >= OUTCOME_TTL) forget(owner, key);
      else if (entry?.outcome) return { is: 'kept', inputs: entry.inputs, outcome: entry.outcome };
      else if (entry) return { is: 'pending', inputs: entry.inputs, ended: entry.ended };
      return begin(owner, key, inputs);
    },
    close: () => clearTimeout(timer),
  };
}

function largest(owners: ReadonlyMap<string, Held>, sizeOfHeld: (held: Held) => number): readonly [string, Held] {
  return [...owners].reduce((a, b) => (sizeOfHeld(b[1]) > sizeOfHeld(a[1]) ? b : a));
}

function withoutBody(outcome: StoredOutcome): StoredOutcome {
  return { ...outcome, body: undefined, withheld: outcome.withheld ?? 'size' };
}

function sizeOf(outcome: StoredOutcome | undefined): number {
  return outcome?.body?.length ?? 0;
}
