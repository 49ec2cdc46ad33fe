// Plans of which nothing would be done: for such a plan nobody is asked, and there is nothing to apply.
import { isJsonObject } from '../../connector/core/json.ts';
import { readObject } from '../core/jsonText.ts';
import { writeExact } from '../core/losslessJson.ts';

/** What an agent reads about it. */
export const EMPTY_PLAN = 'Nothing was changed, and nothing would be: no step is planned. The data says why.';

/**
 * `answer`: the plan as the operation answered it. Returns it without the ID, since applying it would do nothing; undefined
 * if a step is planned, or if it is no report of steps. Over HTTP the ID stays: a flow that got none would call again
 * without a plan.
 */
export function emptyPlan(answer: string): string | undefined {
  const plan = readObject(answer);
  if (!Array.isArray(plan?.steps) || plan.steps.some((each) => isJsonObject(each) && each.state === 'planned'))
    return undefined;
  const { planId: _, planValidUntil: __, ...shown } = plan;
  return writeExact(shown);
}
