// A source of state triggers: reports each thing whose state differs from the one in the checkpoint.
import { isJsonObject } from '../../connector/core/json.ts';
import { type PollContext, type PollResult, type PollSource, pollSource } from '../workflow/pollSource.ts';
import { type ItemState, type KnownStates, nextStates, STATE_FORM } from './stateDiff.ts';

export interface WatchedStates {
  /** Reads all things with their current states. */
  readonly stands: (context: PollContext) => Promise<readonly ItemState[]>;
  /** States that no thing leaves. */
  readonly final: readonly string[];
}

/** Polled every `interval` seconds. */
export function stateSource(interval: number, { stands, final }: WatchedStates): PollSource {
  return pollSource(interval, readStates, async (context, past): Promise<PollResult> => {
    const wanted = context.input<readonly string[]>('states');
    const shown = await stands(context);
    const { items, states } = nextStates(past, shown, {
      isFinal: (state) => final.includes(state),
      isWanted: (state) => !wanted || wanted.includes(state),
    });
    return { items, checkpoint: writtenStates(states), more: false };
  });
}

/** Hashes of one state, four bytes each. */
function packed(hashes: readonly number[]): string {
  const bytes = Buffer.alloc(hashes.length * 4);
  for (const [at, hash] of hashes.entries()) bytes.writeUInt32BE(hash, at * 4);
  return bytes.toString('base64url');
}

function unpacked(text: string): readonly number[] | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length % 4 !== 0 || bytes.toString('base64url') !== text) return undefined;
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32BE(at * 4));
}

/** A list of pairs, not an object, so that no state name collides with an object property. */
export function writtenStates(states: KnownStates): unknown {
  const names = [...new Set(states.values())];
  const of = (name: string): number[] => [...states].filter(([, state]) => state === name).map(([hash]) => hash);
  return { states: names.map((name) => [name, packed(of(name))]) };
}

function readPair(pair: unknown): readonly (readonly [number, string])[] | undefined {
  const [name, text]: unknown[] = Array.isArray(pair) ? pair : [];
  if (typeof name !== 'string' || !STATE_FORM.test(name) || typeof text !== 'string') return undefined;
  return unpacked(text)?.map((hash) => [hash, name] as const);
}

/** Decodes it; undefined for anything that was not written so. */
export function readStates(past: unknown): KnownStates | undefined {
  const pairs: unknown = isJsonObject(past) ? past.states : undefined;
  if (!Array.isArray(pairs)) return undefined;
  const states = pairs.map(readPair);
  return states.some((each) => each === undefined) ? undefined : new Map(states.flatMap((each) => each ?? []));
}
