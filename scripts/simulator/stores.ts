// The stores that the simulator answers for: one line for each. A store without one runs with a key only.
import type { Store } from '../../connector/core/stores.ts';
import type { Origins } from '../../functions/config/storeSettings.ts';
import type { Paging } from './apple/engine/pageForm.ts';
import type { SimulatedAnswer } from './httpMessage.ts';

/** How a host writes its responses, and where it listens. */
export interface HostForm {
  /** Compresses if the client accepts gzip; false by default. */
  readonly compresses?: boolean;
  /** Writes JSON; without blanks by default. */
  readonly write?: (body: object) => string;
  /** Used if it is free; any by default. */
  readonly port?: number;
}

/** Opens the simulated hosts of a store. */
export type OpenSimulatedStore = (simulator: SimulatorParts) => Promise<SimulatedHosts>;

/** What the simulated stores share. */
export interface SimulatorParts {
  /** Starts a host on loopback. */
  readonly openHost: (answer: SimulatedAnswer, form?: HostForm) => Promise<{ readonly origin: string }>;
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
