// The mix of calls for each relay: a call that is listed twice is made twice as often.
import type { MakeCall } from '../asked.ts';
import { appleCalls, applePipeCalls, applePipeSeldom, appleSeldom, readAppCall } from './apple.ts';
import { otherCalls } from './others.ts';
import { relayCalls, relayPipeCalls } from './relay.ts';
import { checkOwn, loginRight, samsungCalls, samsungSeldom } from './samsung.ts';

export interface Calls {
  readonly often: readonly MakeCall[];
  /** One call in five. */
  readonly others: readonly MakeCall[];
  /** One call in fifty. */
  readonly seldom: readonly MakeCall[];
}

const often: readonly MakeCall[] = [...appleCalls, ...samsungCalls, ...appleCalls, ...samsungCalls, ...relayCalls];
const seldom: readonly MakeCall[] = [...appleSeldom, ...samsungSeldom];
const others = otherCalls;

/** The local host has the catalog and one key; the pipe also has the soak's own operation and a second key. */
export const calls = {
  pipe: {
    often: [...often, ...applePipeCalls, ...applePipeCalls, ...relayPipeCalls],
    others,
    seldom: [...seldom, ...applePipeSeldom],
  },
  host: { often, others, seldom },
} as const satisfies Readonly<Record<string, Calls>>;

/** The relay is healthy if all of these are right. */
export const signsOfHealth: readonly MakeCall[] = [
  readAppCall,
  checkOwn,
  loginRight,
  readAppCall,
  checkOwn,
  loginRight,
];
