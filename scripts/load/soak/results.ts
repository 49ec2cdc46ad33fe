// What a soak found, and what of it must not be.

import type { Tally } from './counters.ts';
import type { Left, Memory } from './memory.ts';
import type { Witnessed } from './storeRecorder.ts';

export interface RelayFound {
  readonly name: string;
  readonly tally: Tally;
  readonly memory: Memory;
  /** By how much the heap in use grew from the first third to the end, garbage collected both times. */
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
  /** Seconds from the last fault until everything was right again; undefined when it never was. */
  readonly recovered?: number;
}

/** One sentence for each thing that must not be. */
export function soakFaultsOf(found: SoakResults): string[] {
  const counted: readonly (readonly [number, string])[] = [
    [sumOf(found, ({ tally }) => tally.lost), 'lost'],
    [sumOf(found, ({ tally }) => tally.wrong), 'answered wrong'],
    [found.duplicated, 'sent to a store twice'],
    [sumOf(found, ({ tally }) => tally.leaks), 'answered with a secret'],
    [sumOf(found, ({ log }) => log.leaks), 'logged with a secret'],
  ];
  return [
    ...counted.filter(([count]) => count > 0).map(([count, what]) => `${count} calls were ${what}`),
    ...(found.recovered === undefined ? ['The relay did not recover'] : []),
    ...(found.stores.missed > 0 ? ['More reached the stores than could be watched'] : []),
    ...(sumOf(found, ({ tally }) => tally.right) === 0 ? ['Nothing was answered'] : []),
  ];
}

export function sumOf({ relays }: SoakResults, of: (found: RelayFound) => number): number {
  return relays.reduce((sum, relay) => sum + of(relay), 0);
}
