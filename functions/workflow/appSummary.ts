// Summary of an app that all stores have in common, for the list of all apps.

/** Why a result is missing or incomplete. */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

export interface AppSummary {
  readonly id: string;
  readonly name: string;
  readonly bundleId?: string | undefined;
  readonly state?: string | undefined;
  readonly version?: string | undefined;
  /** Version and state of the next release, if another version is live. */
  readonly nextState?: string | undefined;
  readonly nextVersion?: string | undefined;
  readonly price?: number | undefined;
  readonly updated?: string | undefined;
  /** Whether the time includes its time zone. */
  readonly updatedZone?: 'stated' | 'unknown';
}

export interface AccountApps {
  readonly apps: readonly AppSummary[];
  /** Why fields are missing, if any are. */
  readonly problem?: Problem | undefined;
}

export interface AppListOptions {
  /** Maximum number of apps. */
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
