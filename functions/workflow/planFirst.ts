// The setting RELAY__PLAN_FIRST: operations that change something only with a plan.
import type { Operation } from '../../connector/core/operation.ts';
import { isRead } from '../../connector/core/repeats.ts';
import { hasPlan } from '../../connector/relay/stepReport.ts';
import { Failure } from '../core/errors.ts';
import { entryReader } from '../pipeline/policyEntries.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';

export interface PlanFirst {
  /** Throws if the call is a change that needs a plan and has none. */
  readonly require: (operation: Operation, valid: ValidatedRequest) => void;
  /** Entries that match nothing. */
  readonly faults: readonly string[];
}

/** Entries as in RELAY__ALLOW: classes and names with wildcards; a minus excludes. Reads are never concerned, nor is what ends a subscription or a job. */
export function readPlanFirst(text: string, catalog: readonly Operation[]): PlanFirst {
  const entries = entryReader(catalog)(text);
  const needsPlan = (operation: Operation): boolean =>
    !(isRead(operation) || operation.delegates || operation.page || operation.anonymous || operation.ends) &&
    entries.some(({ grants }) => grants(operation)) &&
    !entries.some(({ withdraws }) => withdraws(operation));
  return {
    faults: entries
      .filter(({ isKnown }) => !isKnown)
      .map((entry) => `RELAY__PLAN_FIRST names ${entry.text}, which is neither a class nor an operation`),
    require: (operation, valid) => {
      if (entries.length === 0 || !needsPlan(operation)) return;
      if (!hasPlan(operation)) throw noPlanFor(operation, catalog);
      const { dryRun, planId } = { ...valid.query, ...(valid.body as object | undefined) } as Record<string, unknown>;
      if (dryRun !== true && !planId) throw planRequired(operation);
    },
  };
}

function planRequired({ summary }: Operation): Failure {
  return new Failure(
    'plan_required',
    `On this relay ${summary} needs a plan. Call it with Plan only, let somebody look at the steps, then call it with the same inputs and the Plan ID of the answer. Nothing was changed.`,
  );
}

/** Without a dry run there can be no plan: a setting that let these through would be no rule. */
function noPlanFor({ id, summary, store }: Operation, catalog: readonly Operation[]): Failure {
  const others = catalog.filter((each) => each.store === store && hasPlan(each)).map((each) => each.summary);
  return new Failure(
    'plan_required',
    `On this relay ${summary} is not allowed, since it cannot be planned. These can: ${others.join(', ')}. An administrator can add -${id} to the setting RELAY__PLAN_FIRST.`,
  );
}
