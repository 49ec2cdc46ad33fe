// What each store tells of its apps for the list of both.
import type { Problem } from './perAccount.ts';

export interface AppSummary {
  readonly id: string;
  readonly name: string;
  readonly bundleId?: string | undefined;
  readonly state?: string | undefined;
  readonly version?: string | undefined;
  /** Of what is under way, where something else is live. */
  readonly nextState?: string | undefined;
  readonly nextVersion?: string | undefined;
  readonly price?: number | undefined;
  readonly updated?: string | undefined;
  /** Whether the time has its zone in it. */
  readonly updatedZone?: 'stated' | 'unknown';
}

export interface AccountApps {
  readonly apps: readonly AppSummary[];
  /** Why something is missing, where it is. */
  readonly problem?: Problem | undefined;
}

export interface AppListOptions {
  /** At most so many apps. */
  readonly most: number;
  readonly details: boolean;
  /** Milliseconds left. */
  readonly left: () => number;
}

export function byName(a: Pick<AppSummary, 'name'>, b: Pick<AppSummary, 'name'>): number {
  return a.name.localeCompare(b.name, 'en');
}

export function incomplete(message: string): Problem {
  return { code: 'incomplete', message };
}
