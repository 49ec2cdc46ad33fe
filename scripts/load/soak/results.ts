// The results of a soak, and its failures.

import type { Counters } from './counters.ts';
import type { Left, Memory } from './memory.ts';
import type { Witnessed } from './storeRecorder.ts';

export interface RelayFound {
  readonly name: string;
  readonly counters: Counters;
  readonly memory: Memory;
  /** Growth of the heap in use from the end of the first third to the end, after garbage collection both times. */
  readonly heapGrowth: number;
  readonly left: Left;
  readonly log: { readonly lines: number; readonly leaks: number };
}

export interface SoakResults {
  readonly seed: number;
  readonly seconds: number;
  readonly relays: readonly RelayFound[];
  readonly stores: Witnessed;
  readonly writes: number;
  readonly duplicated: number;
  /** Seconds from the end of the last fault until every health check passed; undefined if they never did. */
  readonly recovered?: number;
}

/** One sentence per failure. */
export function soakFaultsOf(found: SoakResults): string[] {
  const counted: readonly (readonly [number, string])[] = [
    [sumOf(found, ({ counters }) => counters.lost), 'lost'],
    [sumOf(found, ({ counters }) => counters.wrong), 'answered wrong'],
    [found.duplicated, 'sent to a store twice'],
    [sumOf(found, ({ counters }) => counters.leaks), 'answered with a secret'],
    [sumOf(found, ({ log }) => log.leaks), 'logged with a secret'],
  ];
  return [
    ...counted.filter(([count]) => count > 0).map(([count, what]) => `${count} calls were ${what}`),
    ...(found.recovered === undefined ? ['The relay did not recover'] : []),
    ...(found.stores.missed > 0 ? ['More reached the stores than could be watched'] : []),
    ...(sumOf(found, ({ counters }) => counters.right) === 0 ? ['Nothing was answered'] : []),
  ];
}

function sumOf({ relays }: SoakResults, of: (found: RelayFound) => number): number {
  return relays.reduce((sum, relay) => sum + of(relay), 0);
}
