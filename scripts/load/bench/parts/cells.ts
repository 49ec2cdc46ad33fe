// What is measured: responses, and numbers of connections. The goals name these rows.
import { paths } from '../stores/apps.ts';

/** One measured combination. */
export interface Cell {
  readonly title: string;
  /** Of the response, below the prefix of the contender. */
  readonly path: string;
  readonly gzip: boolean;
  readonly connections: number;
  /** Calls per slice. */
  readonly calls: number;
  readonly rounds: number;
}

const plain = { gzip: false, connections: 16 } as const;
const gzipped = { gzip: true, connections: 16 } as const;
const long = { calls: 200, rounds: 7 } as const;

export const cells = {
  small: { title: '4 KB, 16 connections', path: paths.small, ...plain, calls: 1_000, rounds: 9 },
  crowded: { title: '4 KB, 64 connections', path: paths.small, ...plain, connections: 64, calls: 1_000, rounds: 5 },
  large: { title: '200 KB, 16 connections', path: paths.large, ...plain, ...long },
  indented: { title: '260 KB, indented, 16 connections', path: paths.indented, ...plain, ...long },
  resource: { title: '200 KB gzipped, one resource, 16 connections', path: paths.resource, ...gzipped, ...long },
  list: {
    title: '200 KB gzipped, list with a next link, 16 connections',
    path: paths.firstPage,
    ...gzipped,
    ...long,
  },
} as const satisfies Readonly<Record<string, Cell>>;

export type CellName = keyof typeof cells;
