// Finds changes of state. Pure: compares the previous states with the current ones.
import { Failure } from '../core/errors.ts';
import type { TriggerItem } from '../workflow/pollSource.ts';
import { hashOf } from './sortKey.ts';

/** A resource with a state. */
export interface ItemState {
  readonly id: string;
  readonly state: string;
  /** Sort order of the items. */
  readonly at: number;
  readonly item: TriggerItem;
}

/** Format of a state; a missing or malformed one becomes UNKNOWN. */
export const STATE_FORM = /^[A-Z][A-Z0-9_]{1,63}$/;
const UNKNOWN = 'UNKNOWN';

/** The previous state, by ID hash. */
export type KnownStates = ReadonlyMap<number, string>;

export interface StateRules {
  /** Final states: a resource in one of them does not change again and is not remembered. */
  readonly isFinal: (state: string) => boolean;
  /** The states that the flow wants to receive. */
  readonly isWanted: (state: string) => boolean;
}

/** Maximum number of states in a checkpoint. */
const MOST = 450;
const MOST_VANISHED = 50;

export function storeStateOf(state: unknown): string {
  return typeof state === 'string' && STATE_FORM.test(state) ? state : UNKNOWN;
}

export function parsedTime(date: unknown): number {
  return Date.parse(String(date)) || 0;
}

/**
 * A new ID counts as a change, unless its state is final: it may then be a known resource that is not remembered.
 * The first poll reports nothing.
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

/** A resource that is missing from a list may only be missing from one response, so some of them are remembered. */
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
