// Opens what instances share, if durable state is in Azure Storage and can be sealed; else each instance works for itself.
import { createOwnTokens, type OpenTokenSource } from '../auth/tokenSource.ts';
import type { Config } from '../config/config.ts';
import type { Time } from '../core/time.ts';
import { createLeasedValue } from '../state/leasedValue.ts';
import { openTable } from '../state/sealedTable.ts';
import { createSealer } from '../state/sealing.ts';
import type { State } from '../state/state.ts';
import type { OwnRecentCalls, RecentCalls } from '../telemetry/recentCalls.ts';
import { READ_TTL } from '../transport/readCache.ts';
import { type OpenSharedQuota, ownQuota } from '../transport/shareQuota.ts';
import type { ShareRead } from '../transport/shareRead.ts';
import { shareRecentCalls } from './sharedCalls.ts';
import { createSharedQuotas } from './sharedQuotas.ts';
import { createSharedReads } from './sharedReads.ts';
import { createSharedTokens } from './sharedTokens.ts';

export interface InstanceSharing {
  readonly openTokens: OpenTokenSource;
  /** Absent if polls are not shared. */
  readonly shareRead?: ShareRead;
  readonly openQuota: OpenSharedQuota;
  readonly shareCalls: (own: OwnRecentCalls) => RecentCalls;
}

/** Tokens and responses of a store are secret: without `RELAY__STATE_KEY` they are not shared. */
export function openShared(
  { stateKeys }: Pick<Config, 'stateKeys'>,
  state: State,
  environment: Time & { readonly warn: (sentence: string) => void },
): InstanceSharing {
  const sealer = state.kind === 'storage' ? createSealer(stateKeys) : undefined;
  if (!sealer) return { openTokens: createOwnTokens, openQuota: ownQuota, shareCalls: (own) => own };
  const { now, elapsed } = environment;
  const table = openTable(state, 'storerelayshared', sealer);
  const values = createLeasedValue({ ...environment, table, load: state.load });
  return {
    openTokens: createSharedTokens({ values, now }),
    shareRead: createSharedReads({ values, now, ttl: READ_TTL }),
    openQuota: createSharedQuotas({ values, now }),
    shareCalls: (own) => shareRecentCalls(own, { values, elapsed }),
  };
}
