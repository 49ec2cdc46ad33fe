// What is measured: the sizes of an answer, and how many ask at once.
import type { AnswerSize } from '../stores/apps.ts';

/** One thing that is measured. */
export interface Cell {
  readonly size: AnswerSize;
  readonly gzip: boolean;
  readonly connections: number;
}

/** The cell that the goals are about gets more rounds, and longer ones. */
export const headline: Cell = { size: '4 KB', gzip: false, connections: 16 };

export const cells: readonly Cell[] = [false, true].flatMap((gzip) =>
  (['4 KB', '200 KB'] as const).flatMap((size) => [16, 1, 64].map((connections) => ({ size, gzip, connections }))),
);

/** How often, and for how long each time. */
export function plan(cell: Cell, rounds: number | undefined) {
  return isHeadline(cell) ? { rounds: rounds ?? 7, milliseconds: 700 } : { rounds: rounds ?? 3, milliseconds: 250 };
}

export function isHeadline({ size, gzip, connections }: Cell): boolean {
  return size === headline.size && gzip === headline.gzip && connections === headline.connections;
}
