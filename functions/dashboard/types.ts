// What the page is told: the shapes of its data, for the recipes that make it and the scripts that show it.
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
  /** `sandbox`: its calls stay on this machine. */
  readonly mode: 'live' | 'sandbox' | 'elsewhere';
  /** Absent until one is made; `secondsLeft` is absent for one that does not end. */
  readonly token?: { readonly ageSeconds: number; readonly secondsLeft?: number };
  readonly quota?: { readonly limit?: number; readonly remaining?: number };
  readonly clockSkewSeconds?: number;
  readonly last?: RecentCall;
}

export interface Allowed {
  readonly access: Access;
  readonly all: number;
  readonly allowed: number;
}

export interface State {
  readonly version: string;
  /** The relay's clock: all times and ages are told by it. */
  readonly now: string;
  readonly started: string;
  /** The caller may do nothing but read. */
  readonly readOnly: boolean;
  readonly allowed: readonly Allowed[];
  readonly accounts: readonly AccountState[];
  readonly calls: readonly RecentCall[];
  readonly minutes: readonly MinuteCount[];
}

/** One input of an operation, wherever it goes. */
export interface InputShown extends Pick<Parameter, 'title' | 'description' | 'required' | 'visibility'> {
  readonly name: string;
  readonly in: Parameter['in'] | 'body';
  readonly type: Schema['type'];
  readonly format?: Schema['format'];
  readonly enum?: readonly string[];
  /** What people call the values that are codes; a value that is not here speaks for itself. */
  readonly names?: Readonly<Record<string, string>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: Choices;
}

export interface OperationShown {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly method: Method;
  /** Below the route prefix: `apple/v1/apps/{id}`. */
  readonly address: string;
  readonly access: Access;
  readonly store?: Store;
  readonly trigger: boolean;
  /** Only fills drop-downs. */
  readonly internal?: true;
  /** Every account that it can reach is simulated: whatever it does, it does to invented data. */
  readonly simulated?: true;
  /** Whether the caller may call it. */
  readonly allowed: boolean;
  readonly inputs: readonly InputShown[];
  /** Where in the answer the list is. */
  readonly list?: string;
  /** The group of Apple's that it is in, where only Apple's contract has it. */
  readonly tag?: string;
  /** Why Apple deprecates it. */
  readonly deprecated?: string;
  /** Its description and inputs are left out: they are asked for by its ID. */
  readonly brief?: true;
  /** The body is no JSON. */
  readonly file: boolean;
}
