// What is measured: response sizes and concurrency levels.
import type { AnswerSize } from '../stores/apps.ts';

/** One measured combination. */
export interface Cell {
  readonly size: AnswerSize;
  readonly gzip: boolean;
  readonly connections: number;
}

/** The combination that the goals refer to gets more and longer rounds. */
export const headline: Cell = { size: '4 KB', gzip: false, connections: 16 };

export const cells: readonly Cell[] = [false, true].flatMap((gzip) =>
  (['4 KB', '200 KB'] as const).flatMap((size) => [16, 1, 64].map((connections) => ({ size, gzip, connections }))),
);

/** Number of rounds, and the duration of each. */
export function plan(cell: Cell, rounds: number | undefined) {
  return isHeadline(cell) ? { rounds: rounds ?? 7, milliseconds: 700 } : { rounds: rounds ?? 3, milliseconds: 250 };
}

export function isHeadline({ size, gzip, connections }: Cell): boolean {
  return size === headline.size && gzip === headline.gzip && connections === headline.connections;
}
