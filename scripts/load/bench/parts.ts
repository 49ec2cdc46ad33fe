// The parts of the benchmark by name, in the order in which they run.
import type { Part } from './part.ts';
import { accounts } from './parts/accounts.ts';
import { counted } from './parts/counted.ts';
import { events } from './parts/events.ts';
import { gigabyte } from './parts/gigabyte.ts';
import { greedy } from './parts/greedy.ts';
import { instances } from './parts/instances.ts';
import { latency } from './parts/latency.ts';
import { mcpCost } from './parts/mcp.ts';
import { memory } from './parts/memory.ts';
import { operations } from './parts/operations.ts';
import { pollers } from './parts/pollers.ts';
import { report } from './parts/report.ts';
import { start } from './parts/start.ts';
import { throughput } from './parts/throughput.ts';

export const parts = {
  throughput,
  latency,
  start,
  accounts,
  operations,
  mcp: mcpCost,
  greedy,
  gigabyte,
  report,
  memory,
  counted,
  pollers,
  instances,
  events,
} as const satisfies Readonly<Record<string, Part<unknown>>>;

export type PartName = keyof typeof parts;
type FoundOf<P> = P extends Part<infer Found> ? Found : never;

/** What each part found. */
export type PartsFound = { readonly [Name in PartName]?: FoundOf<(typeof parts)[Name]> };

export const partNames = Object.keys(parts) as PartName[];

export function isPartName(word: string): word is PartName {
  return word in parts;
}
