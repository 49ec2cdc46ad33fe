// Opens the store of write outcomes: in this process, or shared by all instances when durable state is.
import type { Config } from '../config/config.ts';
import { asFailure } from '../core/errors.ts';
import type { Time } from '../core/time.ts';
import { openTable } from '../state/sealedTable.ts';
import { createSealer } from '../state/sealing.ts';
import type { State } from '../state/state.ts';
import { createMemoryOutcomeStore, type OutcomeStore } from './idempotencyStore.ts';
import { createSharedDigest } from './sharedDigest.ts';
import { createSharedOutcomeStore } from './sharedOutcomes.ts';

type OutcomeEnvironment = Time & { readonly warn: (sentence: string) => void };

/** In the process it is one of its own: it evicts its oldest entries, which a state table never does. */
export function openOutcomes(
  { stateKeys, deadlineMilliseconds }: Pick<Config, 'stateKeys' | 'deadlineMilliseconds'>,
  state: State,
  { now, elapsed, warn }: OutcomeEnvironment,
): OutcomeStore {
  if (state.kind === 'memory') return createMemoryOutcomeStore(elapsed);
  const sealer = createSealer(stateKeys);
  return createSharedOutcomeStore({
    table: openTable(state, 'storerelayoutcomes', sealer),
    isSealed: sealer !== undefined,
    digest: createSharedDigest(stateKeys[0], state.table('storerelaysettings')),
    now,
    longest: deadlineMilliseconds,
    warn,
  });
}

/** So that the first write does not wait for it, and an administrator does not wait for the first write. */
export async function prepareOutcomes(outcomes: OutcomeStore, warn: OutcomeEnvironment['warn']): Promise<void> {
  try {
    await outcomes.digest();
    await outcomes.check();
  } catch (thrown) {
    warn(`Durable state: ${asFailure(thrown).message}`);
  }
}
