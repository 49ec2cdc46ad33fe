// Two steps that belong together: plans a change, asks whether it may be made, and makes exactly what was planned.
import type { CallOptions } from './connection.ts';
import { RelayError } from './errors.ts';

/** An operation with a plan, such as `relay.submitVersionForReview`. */
export type Planning<Inputs, Answer> = (inputs: Inputs, options?: CallOptions) => PromiseLike<Answer>;

/**
 * Calls an operation for its plan, and with the same inputs once more to apply it, if `approve` says yes. Returns the
 * answer of that, or undefined if it says no: then nothing was changed. A plan is applied once, and only if the store is
 * still as it was; otherwise the call fails with `plan_outdated`. It fails with `plan_not_kept` if the relay returned no ID.
 */
export async function withPlan<
  Inputs extends { dryRun?: boolean | undefined; planId?: string | undefined },
  Answer extends { planId?: string | undefined },
>(
  call: Planning<Inputs, Answer>,
  inputs: Inputs,
  approve: (plan: Answer) => boolean | PromiseLike<boolean>,
  options: CallOptions = {},
): Promise<Answer | undefined> {
  // a key for one call only: the other has another effect
  const { idempotencyKey: _, ...common } = options;
  const plan = await call({ ...inputs, planId: undefined, dryRun: true }, common);
  if (!(await approve(plan))) return undefined;
  if (plan.planId === undefined) throw notKept();
  return call({ ...inputs, dryRun: undefined, planId: plan.planId }, options);
}

/** Without the ID, a second call would not be bound to what was approved. */
function notKept(): RelayError {
  const message =
    'The relay could not keep the plan, so nothing was changed. Try again in a minute. If it happens again, ask an administrator to check the storage of the relay (RELAY__STATE).';
  return new RelayError({ code: 'plan_not_kept', message, status: 200, operation: 'withPlan' });
}
