// Write outcomes in a state table, so that a repeat at another instance, or after a restart, is recognized.
import { setTimeout as wait } from 'node:timers/promises';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { EntityId, StateTable } from '../state/state.ts';
import type { KeyedDigest } from './idempotencyKey.ts';
import {
  type Claim,
  LARGEST_OUTCOME,
  OUTCOME_TTL,
  type OutcomeStore,
  type Settle,
  type StoredOutcome,
} from './idempotencyStore.ts';

export interface SharedOutcomeParts {
  /** Sealed, if there is a key for that. */
  readonly table: StateTable;
  /** Whether it is: else a body that may hold a secret is not kept. */
  readonly isSealed: boolean;
  /** The same in all instances. */
  readonly digest: () => Promise<KeyedDigest>;
  /** Wall clock, in milliseconds: other instances compare it. */
  readonly now: () => number;
  /** Longest duration of a call, in milliseconds. */
  readonly longest: number;
  readonly warn: (sentence: string) => void;
}

/** Milliseconds between two looks at a call in progress: the first, and the longest. */
const LOOK = 200;
const LONGEST_LOOK = 1_000;

/** Milliseconds after its deadline until a call in progress counts as lost: clocks of instances differ. */
const GRACE = 10_000;

/** Tries of a claim whose entity disappears between two requests. */
const TRIES = 5;

/** Names of members that may hold a secret. */
const secretMember = /"[^"]*(password|secret|token|credential|private_?key|certificate|cookie)[^"]*"\s*:/i;

/**
 * A claim is an entity that is inserted if there is none; it stays for ten minutes, also when its instance dies, so that
 * no repeat makes the write again. Where the storage cannot be reached, a claim fails and nothing is sent.
 */
export function createSharedOutcomeStore(parts: SharedOutcomeParts): OutcomeStore {
  const { table, digest, now, longest, warn } = parts;
  let isOpen = true;
  /** The calls in progress that this instance makes, or waits for: however many wait, one looks. */
  const awaited = new Map<string, Promise<void>>();

  const settle = async (id: EntityId, etag: string, inputs: string, outcome: StoredOutcome | undefined) => {
    try {
      if (outcome) await table.replace(id, etag, { inputs, ...written(parts, outcome) }, OUTCOME_TTL);
      else await table.remove(id, etag);
    } catch {
      // the claim stays, and a repeat gets outcome_unknown: the write is never repeated
      warn('The outcome of a write could not be kept in Azure Storage: a repeat of it gets 409 outcome_unknown');
    }
  };

  /** Looks until the call in progress has ended, or cannot be running any more. */
  const look = async (id: EntityId, ends: number): Promise<void> => {
    for (let pause = LOOK; isOpen && now() <= ends + GRACE; pause = Math.min(pause * 2, LONGEST_LOOK)) {
      await wait(pause, undefined, { ref: false });
      const found = await table.read(id).catch(() => undefined);
      if (found?.value.ends !== ends) return;
    }
  };

  const whenEnded = (id: EntityId, ends: number): Promise<void> => {
    const name = nameOf(id);
    const found = awaited.get(name);
    if (found !== undefined) return found;
    const looking = look(id, ends).finally(() => awaited.delete(name));
    awaited.set(name, looking);
    return looking;
  };

  /** Settles a call of this instance, and notifies the calls that wait for it here. */
  const settleOwn = (id: EntityId, etag: string, inputs: string): Settle => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    awaited.set(nameOf(id), ended);
    return async (outcome) => {
      await settle(id, etag, inputs, outcome);
      if (awaited.get(nameOf(id)) === ended) awaited.delete(nameOf(id));
      end();
    };
  };

  return {
    digest,
    check: async () => void (await table.read({ partition: 'check', key: 'check' })),
    claim: async (owner, key, inputs) => {
      const id = { partition: owner, key };
      for (let tries = 0; tries < TRIES; tries += 1) {
        const etag = await table.insert(id, { inputs, ends: now() + longest }, OUTCOME_TTL);
        if (etag !== undefined) return { is: 'first', settle: settleOwn(id, etag, inputs) };
        const found = await table.read(id);
        if (found) return claimOf(found.value, inputs, now(), (ends) => whenEnded(id, ends));
      }
      return { is: 'lost', inputs };
    },
    close: () => {
      isOpen = false;
    },
  };
}

function nameOf({ partition, key }: EntityId): string {
  return `${partition} ${key}`;
}

/** An entity that cannot be read (changed by hand, or sealed with an old key) says only that the call was made. */
function claimOf(value: JsonObject, asked: string, now: number, ended: (ends: number) => Promise<void>): Claim {
  const { inputs, ends } = value;
  if (typeof inputs !== 'string') return { is: 'lost', inputs: asked };
  const outcome = read(value);
  if (outcome) return { is: 'kept', inputs, outcome };
  if (typeof ends === 'number' && now <= ends + GRACE) return { is: 'pending', inputs, ended: ended(ends) };
  return { is: 'lost', inputs };
}

function written({ isSealed }: SharedOutcomeParts, outcome: StoredOutcome): JsonObject {
  const { status, headers, file } = outcome;
  const text = outcome.body?.toString('latin1') ?? '';
  const isLarge = text.length > LARGEST_OUTCOME;
  const isSecret = !(isSealed || isLarge) && secretMember.test(text);
  const withheld = outcome.withheld ?? (isLarge ? 'size' : isSecret ? 'secret' : undefined);
  const body = withheld === undefined ? outcome.body?.toString('base64') : undefined;
  return {
    status,
    headers,
    ...(file !== undefined && { file }),
    ...(withheld !== undefined && { withheld }),
    ...(body !== undefined && { body }),
  };
}

function read({ status, headers, body, withheld, file }: JsonObject): StoredOutcome | undefined {
  if (typeof status !== 'number' || !isJsonObject(headers)) return undefined;
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: typeof body === 'string' ? Buffer.from(body, 'base64') : undefined,
    ...((withheld === 'secret' || withheld === 'size') && { withheld }),
    ...(typeof file === 'string' && { file }),
  };
}
