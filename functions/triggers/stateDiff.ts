// What changed its state. Pure: the states of before and those that the store shows go in.
import { Failure } from '../core/errors.ts';
import type { TriggerItem } from './pollSource.ts';
import { hashOf } from './sortKey.ts';

/** One thing that has a state. */
export interface ItemState {
  readonly id: string;
  readonly state: string;
  /** By which the items are ordered. */
  readonly at: number;
  readonly item: TriggerItem;
}

/** What a state looks like; a store that has none, or another thing in its place, is in the state UNKNOWN. */
export const STATE_FORM = /^[A-Z][A-Z0-9_]{1,63}$/;
const UNKNOWN = 'UNKNOWN';

/** The state of before, by the hash of the ID. */
export type KnownStates = ReadonlyMap<number, string>;

export interface StateRules {
  /** What is in such a state stays there for good: it is not remembered. */
  readonly isFinal: (state: string) => boolean;
  /** The states that the flow wants to hear of. */
  readonly isWanted: (state: string) => boolean;
}

/** So many fit into the state of a trigger. */
const MOST = 450;
const MOST_VANISHED = 50;

export function storeStateOf(state: unknown): string {
  return typeof state === 'string' && STATE_FORM.test(state) ? state : UNKNOWN;
}

export function parsedTime(date: unknown): number {
  return Date.parse(String(date)) || 0;
}

/**
 * A new ID counts as a change from nothing. One that is new and final was there before and is not remembered, so it is
 * none. The first look tells nothing.
 */
export function nextStates(past: KnownStates | undefined, stands: readonly ItemState[], rules: StateRules) {
  const states = remember(past ?? new Map(), stands, rules);
  if (!past) return { items: [], states };
  const changed = stands.filter(({ id, state }) => {
    const before = past.get(hashOf(id));
    return before === undefined ? !rules.isFinal(state) : before !== state;
  });
  const items = changed
    .filter(({ state }) => rules.isWanted(state))
    .sort((a, b) => a.at - b.at)
    .map(({ id, state, item }): TriggerItem => ({ ...item, state, previousState: past.get(hashOf(id)) }));
  return { items, states };
}

/** What vanished from a list may only be missing from one answer: some of it is remembered. */
function remember(past: KnownStates, stands: readonly ItemState[], { isFinal }: StateRules): KnownStates {
  const here = new Map(stands.map(({ id, state }) => [hashOf(id), state]));
  const present = [...here].filter(([, state]) => !isFinal(state));
  if (present.length > MOST)
    throw new Failure('invalid_request', `There are more than ${MOST} apps or versions to watch. Choose one app.`);
  const vanished = [...past]
    .filter(([hash]) => !here.has(hash))
    .slice(0, Math.min(MOST_VANISHED, MOST - present.length));
  return new Map([...present, ...vanished]);
}
