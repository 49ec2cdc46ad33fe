// The stores that the simulator answers for: one line for each. A store without one runs with a key only.
import type { Store } from '../../connector/core/stores.ts';
import type { Origins } from '../../functions/config/storeSettings.ts';
import type { Paging } from './apple/engine/pageForm.ts';
import type { SimulatedAnswer } from './httpMessage.ts';

/** Opens the simulated hosts of a store. */
export type OpenSimulatedStore = (simulator: SimulatorParts) => Promise<SimulatedHosts>;

/** What the simulated stores share. */
export interface SimulatorParts {
  /** Starts a host on loopback, at `port` if it is free. With `compresses`, gzip is used if the client accepts it. */
  readonly openHost: (
    answer: SimulatedAnswer,
    compresses: boolean,
    port?: number,
  ) => Promise<{ readonly origin: string }>;
  /** Tokens that were revoked. */
  readonly revoked: Set<string>;
  /** A monotonic clock in milliseconds. */
  readonly elapsed: () => number;
  readonly hourLimit: number;
  readonly paging: Paging;
  readonly everyType: boolean;
  readonly filesPort: number;
}

export interface SimulatedHosts {
  readonly origins: Origins;
  /** Settings of its accounts, with keys made for this process. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Loaded only when a simulator is started. */
export const simulatedStores: Readonly<Partial<Record<Store, () => Promise<OpenSimulatedStore>>>> = {
  apple: async () => (await import('./apple/open.ts')).openAppleHosts,
  samsung: async () => (await import('./samsung/open.ts')).openSamsungHosts,
  appstoreserver: async () => (await import('./appstoreserver/open.ts')).openServerHosts,
  weatherkit: async () => (await import('./weatherkit/open.ts')).openWeatherHosts,
};
