// The checkpoint of a trigger over many lists, one per app: the position in the rotation and the state of each list, packed into the few kilobytes that a flow can return.

import { isJsonObject } from '../../connector/core/json.ts';
import { Failure } from '../core/errors.ts';
import type { FeedState } from './newItems.ts';
import { compareSortKeys, minuteOf, packSortKeys, type SortKey, unpackSortKeys } from './sortKey.ts';

/** Times are milliseconds since 1970. */
export interface Rotation {
  /** When the last complete round began: in a list without a state, older items are not reported. */
  readonly start: number;
  /** When this round began. */
  readonly round: number;
  /** The hash of the list that was last read in this round; -1 before the first. */
  readonly after: number;
  /** By the hash of the list. Only one has `onward` or `checked`: the next to be read. */
  readonly states: ReadonlyMap<number, FeedState>;
}

/** Bytes of all feed states together: as base64 in the JSON of a checkpoint they leave room for the rest. */
const MOST_STATE_BYTES = 1_900;

const HAS_MINUTE = 0x8000;
const HAS_HASH = 0x4000;
const COUNT = 0x3fff;
const SEEN_SIZE = 6;

const MOST_HASH = 0xffffffff;

/** As JSON; `lanes` holds the feed states. If it does not fit, the oldest entries are dropped first, so that only late items can be missed. */
export function rotationJson({ start, round, after, states }: Rotation): unknown {
  const kept = fitted(states);
  const [unfinished] = [...kept].filter(([, { onward, checked }]) => onward !== undefined || checked !== undefined);
  const [hash, { onward = '', checked = 0 } = {}] = unfinished ?? [];
  const bytes = Buffer.concat([...kept].map(([key, state]) => packed(key, state)));
  if (bytes.length > MOST_STATE_BYTES) throw tooManyApps('There are too many apps to watch at once.');
  return {
    start,
    round,
    after,
    lanes: bytes.toString('base64url'),
    ...(hash !== undefined && { unfinished: [hash, checked, onward] }),
  };
}

/** Undefined for anything that `rotationJson` did not produce; `form` is the format of a page token. */
export function readRotation(past: unknown, form: RegExp): Rotation | undefined {
  if (!isJsonObject(past)) return undefined;
  const { start, round, after, lanes: text, unfinished } = past;
  if (!isTime(start) || !isTime(round) || !(after === -1 || isHash(after)) || typeof text !== 'string')
    return undefined;
  const states = unpacked(text);
  if (!states) return undefined;
  if (unfinished === undefined) return { start, round, after, states };
  const [hash, checked, onward]: unknown[] = Array.isArray(unfinished) ? unfinished : [];
  const state = isHash(hash) ? states.get(hash) : undefined;
  if (!isHash(hash) || !state || !isHash(checked) || typeof onward !== 'string') return undefined;
  if (onward !== '' && !form.test(onward)) return undefined;
  const whole = { ...state, ...(checked > 0 && { checked }), ...(onward !== '' && { onward }) };
  return { start, round, after, states: new Map([...states, [hash, whole]]) };
}

/** The state of a removed app is kept as long as its items could be taken for new ones. */
export function withoutRemoved(
  states: ReadonlyMap<number, FeedState>,
  here: ReadonlySet<number>,
  start: number,
): ReadonlyMap<number, FeedState> {
  const isKept = (hash: number, { seen }: FeedState): boolean =>
    here.has(hash) || seen.some(({ minute }) => minute >= minuteOf(start));
  return new Map([...finishedFeeds(states)].filter(([hash, state]) => isKept(hash, state)));
}

/** Only a list that was not finished has a page token. */
export function finishedFeeds(
  states: ReadonlyMap<number, FeedState>,
  unfinished?: number,
): ReadonlyMap<number, FeedState> {
  return new Map(
    [...states].map(([hash, state]) => [hash, hash === unfinished ? state : { from: state.from, seen: state.seen }]),
  );
}

/** Drops the oldest sort keys of all lists; each list's state then begins after them, so that none of them is reported again. */
function fitted(states: ReadonlyMap<number, FeedState>): ReadonlyMap<number, FeedState> {
  const kept = new Map(states);
  let size = [...states.values()].reduce((sum, state) => sum + sizeOf(state), 0);
  if (size <= MOST_STATE_BYTES) return kept;
  const oldest = [...states]
    .flatMap(([key, { seen }]) => seen.map((place) => ({ key, place })))
    .sort((a, b) => compareSortKeys(a.place, b.place));
  for (const { key, place } of oldest) {
    if (size <= MOST_STATE_BYTES) break;
    const state = kept.get(key);
    if (!state) continue;
    const less: FeedState = {
      ...state,
      from: afterPlace(place),
      seen: state.seen.filter((each) => compareSortKeys(each, place) > 0),
    };
    size += sizeOf(less) - sizeOf(state);
    kept.set(key, less);
  }
  return kept;
}

function packed(key: number, { from, seen }: FeedState): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32BE(key, 0);
  head.writeUInt16BE(seen.length | (from.minute > 0 ? HAS_MINUTE : 0) | (from.hash > 0 ? HAS_HASH : 0), 4);
  const numbers = [from.minute, from.hash].filter((each) => each > 0);
  const place = Buffer.alloc(numbers.length * 4);
  for (const [at, each] of numbers.entries()) place.writeUInt32BE(each, at * 4);
  return Buffer.concat([head, place, Buffer.from(packSortKeys(seen, from.minute), 'base64url')]);
}

function sizeOf({ from, seen }: FeedState): number {
  return 6 + (from.minute > 0 ? 4 : 0) + (from.hash > 0 ? 4 : 0) + seen.length * SEEN_SIZE;
}

function afterPlace({ minute, hash }: SortKey): SortKey {
  return hash < MOST_HASH ? { minute, hash: hash + 1 } : { minute: minute + 1, hash: 0 };
}

/** Up to the year 2100. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 4_102_444_800_000;
}

function isHash(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_HASH;
}

function unpacked(text: string): Map<number, FeedState> | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length > MOST_STATE_BYTES || bytes.toString('base64url') !== text) return undefined;
  const states = new Map<number, FeedState>();
  for (let at = 0; at < bytes.length; ) {
    if (at + 6 > bytes.length) return undefined;
    const [key, head] = [bytes.readUInt32BE(at), bytes.readUInt16BE(at + 4)];
    at += 6;
    const take = (isThere: boolean): number => {
      if (!isThere || at + 4 > bytes.length) return 0;
      at += 4;
      return bytes.readUInt32BE(at - 4);
    };
    const from = { minute: take((head & HAS_MINUTE) > 0), hash: take((head & HAS_HASH) > 0) };
    const end = at + (head & COUNT) * SEEN_SIZE;
    const seen = end <= bytes.length ? unpackSortKeys(bytes.toString('base64url', at, end), from.minute) : undefined;
    if (!seen) return undefined;
    states.set(key, { from, seen });
    at = end;
  }
  return states;
}

export function tooManyApps(sentence: string): Failure {
  return new Failure('invalid_request', `${sentence} Choose one app.`);
}
