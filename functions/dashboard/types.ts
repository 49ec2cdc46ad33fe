// Types of the dashboard's data, for the recipes that produce it and the scripts that render it.
import type { Access, Method, Parameter } from '../../connector/core/operation.ts';
import type { Choices, Schema } from '../../connector/core/schema.ts';
import type { Store } from '../../connector/core/stores.ts';
import type { MinuteCount, RecentCall } from '../telemetry/recentCallTypes.ts';

export interface AccountState {
  readonly store: Store;
  readonly title: string;
  readonly name: string;
  readonly default: boolean;
  readonly usable: boolean;
  readonly problem?: string;
  /** `sandbox`: calls stay on this machine. */
  readonly mode: 'live' | 'sandbox' | 'elsewhere';
  /** Absent until a token is created; `secondsLeft` is absent for one that does not expire. */
  readonly token?: { readonly ageSeconds: number; readonly secondsLeft?: number };
  /** Whether the store reports a quota. */
  readonly hasQuota: boolean;
  readonly quota?: { readonly limit?: number; readonly remaining?: number };
  readonly clockSkewSeconds?: number;
  readonly last?: RecentCall;
  /** Addresses of small reads that show what the key reaches, by the part of the store. */
  readonly probes: Readonly<Record<string, string>>;
  /** Address of the operation that reads a daily sales report. */
  readonly salesReport?: string;
}

export interface Allowed {
  readonly access: Access;
  readonly all: number;
  readonly allowed: number;
}

export interface DashboardState {
  readonly version: string;
  /** The relay's clock; all times and ages refer to it. */
  readonly now: string;
  readonly started: string;
  /** The caller may only read. */
  readonly readOnly: boolean;
  readonly allowed: readonly Allowed[];
  readonly accounts: readonly AccountState[];
  /** Address of the operation that reads the figures of a week, if the caller may call it. */
  readonly weeklyFigures?: string;
  readonly calls: readonly RecentCall[];
  readonly minutes: readonly MinuteCount[];
  /** The caller's jobs: those that have not ended first, and then the newest; at most 20. */
  readonly jobs: readonly JobShown[];
  /** Messages about events that failed too often: null if that is not known yet, absent if the caller may not count them. */
  readonly failedEvents?: number | null;
}

/** A job, as ListJobs returns it. */
export interface JobShown {
  readonly jobId: string;
  readonly operation: string;
  readonly title: string;
  readonly state: string;
  readonly sentence: string;
  readonly percent?: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** HTTP status of the result, once it has ended. */
  readonly resultStatus?: number;
}

/** One input of an operation, whatever its location. */
export interface InputShown extends Pick<Parameter, 'title' | 'description' | 'required' | 'visibility'> {
  readonly name: string;
  readonly in: Parameter['in'] | 'body';
  readonly type: Schema['type'];
  readonly format?: Schema['format'];
  readonly enum?: readonly string[];
  /** Display names of coded values; a value without one is shown as it is. */
  readonly names?: Readonly<Record<string, string>>;
  /** JSON of a list or object with the names and kinds of its fields. */
  readonly example?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: Choices;
  /** It only drives the drop-downs of other inputs, and is not sent to the store. */
  readonly onlyChooses?: true;
}

export interface OperationShown {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly method: Method;
  /** Relative to the route prefix: `apple/v1/apps/{id}`. */
  readonly address: string;
  readonly access: Access;
  readonly store?: Store;
  readonly trigger: boolean;
  /** Only fills drop-downs. */
  readonly internal?: true;
  /** Every account that it can reach is simulated, so it only affects simulated data. */
  readonly simulated?: true;
  /** Whether the caller may call it. */
  readonly allowed: boolean;
  readonly inputs: readonly InputShown[];
  /** Path of the list in the response. */
  readonly list?: string;
  /** The columns that its table shows first. */
  readonly columns?: readonly string[];
  /** Title by column of the response; only if the operation is requested by its ID. */
  readonly titles?: Readonly<Record<string, string>>;
  /** What it is listed under: the tag of its contract, a subject of its store, or the kind of the operation. */
  readonly group: string;
  /** It is only in the contract of its store, and no action of the connector. */
  readonly derived?: true;
  /** The source of its deprecation, as a phrase. */
  readonly deprecated?: string;
  /** Description and inputs are omitted; the client requests them by ID. */
  readonly brief?: true;
  /** The body is not JSON. */
  readonly file: boolean;
}
