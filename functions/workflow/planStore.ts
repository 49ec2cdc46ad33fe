// Keeps the plans of dry runs in durable state: found by their ID, and used once, also by several instances.

import { createHash, randomBytes } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Config } from '../config/config.ts';
import type { Time } from '../core/time.ts';
import { DAY_MS } from '../core/time.ts';
import { openTable } from '../state/sealedTable.ts';
import { createSealer } from '../state/sealing.ts';
import type { EntityId, State } from '../state/state.ts';
import type { Fingerprint } from './planFingerprint.ts';

/** A step of a plan. `detail` is kept as text only if it can be sealed, or does not leave the process. */
export interface PlannedStep {
  readonly kind: 'read' | 'write';
  readonly name: string;
  readonly detail: string;
  readonly text?: string | undefined;
  readonly found?: Fingerprint | undefined;
}

/** All but the texts are digests, with the ID of the plan as their key. */
export interface KeptPlan {
  readonly caller: string;
  readonly operation: string;
  /** By the name of the input. */
  readonly inputs: Fingerprint;
  /** Of the file in the body, if the dry run read it to its end. */
  readonly file?: string | undefined;
  /** Wall clock, in milliseconds. */
  readonly until: number;
  readonly steps: readonly PlannedStep[];
}

export interface FoundPlan {
  readonly plan: KeptPlan;
  readonly isUsed: boolean;
  /** False if the plan has been used already, also by another instance at this moment. */
  readonly use: () => Promise<boolean>;
}

export interface PlanStore {
  /** Whether the texts of steps may be kept. */
  readonly keepsTexts: boolean;
  readonly newId: () => string;
  /** Rejects if it cannot be kept: it is too large, its owner has too many, or the storage cannot be reached. */
  readonly keep: (id: string, plan: KeptPlan, owner: string) => Promise<void>;
  readonly find: (id: string) => Promise<FoundPlan | undefined>;
  readonly now: () => number;
}

/** A plan that has expired or was used is known for a day more, in milliseconds. */
const REMEMBERED = DAY_MS;

export function createPlanStore(
  state: State,
  { stateKeys }: Pick<Config, 'stateKeys'>,
  { now }: Pick<Time, 'now'>,
): PlanStore {
  const sealer = createSealer(stateKeys);
  const table = openTable(state, 'storerelayplans', sealer);
  return {
    now,
    keepsTexts: sealer !== undefined || state.kind === 'memory',
    newId: () => randomBytes(18).toString('base64url'),
    keep: async (id, plan, owner) => {
      const value = { plan: plan as unknown as JsonObject };
      const kept = await table.insert(entityIdOf(id), value, plan.until - now() + REMEMBERED, { owner });
      if (kept === undefined) throw new Error('The ID of a plan was made twice.');
    },
    find: async (id) => {
      const entityId = entityIdOf(id);
      const found = await table.read(entityId);
      const plan = found && planOf(found.value.plan);
      if (!found || !plan) return undefined;
      return {
        plan,
        isUsed: found.value.used === true,
        use: async () => {
          const value = { ...found.value, used: true };
          const ttl = Math.max(0, plan.until - now()) + REMEMBERED;
          return (await table.replace(entityId, found.etag, value, ttl)) !== undefined;
        },
      };
    },
  };
}

/** Who can read the storage does not find the ID in it. */
function entityIdOf(id: string): EntityId {
  const key = createHash('sha256').update(id).digest('hex');
  return { partition: `plan-${key.slice(0, 2)}`, key };
}

/** undefined if it was changed by hand, or sealed with a key that is not known any more. */
function planOf(value: unknown): KeptPlan | undefined {
  if (!isJsonObject(value)) return undefined;
  const { caller, operation, inputs, until, steps } = value;
  const isWhole =
    [caller, operation].every((each) => typeof each === 'string') &&
    typeof until === 'number' &&
    isJsonObject(inputs) &&
    Array.isArray(steps);
  return isWhole ? (value as unknown as KeptPlan) : undefined;
}
