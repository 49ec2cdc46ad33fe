// Which calls a relay gets, and how often: what stands here twice comes twice as often.
import type { Make } from '../asked.ts';
import { appleCalls, applePipeCalls, applePipeSeldom, appleSeldom, readApp } from './apple.ts';
import { otherCalls } from './others.ts';
import { relayCalls, relayPipeCalls } from './relay.ts';
import { checkOwn, loginRight, samsungCalls, samsungSeldom } from './samsung.ts';

export interface Calls {
  readonly often: readonly Make[];
  /** One call in five. */
  readonly others: readonly Make[];
  /** One call in fifty. */
  readonly seldom: readonly Make[];
}

const often: readonly Make[] = [...appleCalls, ...samsungCalls, ...appleCalls, ...samsungCalls, ...relayCalls];
const seldom: readonly Make[] = [...appleSeldom, ...samsungSeldom];
const others = otherCalls;

/** The local host knows the catalog and one key; the pipe knows the soak's own operation and a second key, too. */
export const calls = {
  pipe: {
    often: [...often, ...applePipeCalls, ...applePipeCalls, ...relayPipeCalls],
    others,
    seldom: [...seldom, ...applePipeSeldom],
  },
  host: { often, others, seldom },
} as const satisfies Readonly<Record<string, Calls>>;

/** When all of these are right, the relay is well. */
export const signsOfHealth: readonly Make[] = [readApp, checkOwn, loginRight, readApp, checkOwn, loginRight];
