// Uses up a plan that is not to be applied.
import { digestOf } from './planFingerprint.ts';
import type { PlanStore } from './planStore.ts';
import type { Invocation } from './recipeContext.ts';

/** Whose plan it is. */
export type PlanCaller = Pick<Invocation, 'call' | 'policy'>;

/** The name and the key of the caller. */
export function callerDigest({ call, policy }: PlanCaller, planId: string): string {
  return digestOf([policy.caller, call.keyDigest?.toString('hex') ?? ''], planId);
}

/** Only the caller that made a plan discards it. Another ID, or a plan that is used already, changes nothing. */
export async function discardPlan(plans: PlanStore, asked: PlanCaller, planId: string): Promise<void> {
  const found = await plans.find(planId);
  if (found && !found.isUsed && found.plan.caller === callerDigest(asked, planId)) await found.use();
}
