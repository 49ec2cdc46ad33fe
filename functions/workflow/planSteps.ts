// Records the steps of a dry run, and compares a run that applies its plan with them, before anything is written.
import { Failure } from '../core/errors.ts';
import { plainText } from '../core/sentence.ts';
import type { ObservedStep, StepObserver } from '../core/stepRunner.ts';
import { NEW_PLAN } from './newPlan.ts';
import { differences, digestOf, fingerprintOf } from './planFingerprint.ts';
import type { PlannedStep } from './planStore.ts';

/** Steps beyond these are not kept; a recipe has fewer. */
const MOST_STEPS = 2_000;

/** `secret` is the ID of the plan. */
export function recordSteps(secret: string, keepsTexts: boolean): StepObserver & { readonly steps: PlannedStep[] } {
  const steps: PlannedStep[] = [];
  return {
    steps,
    observe: (step) => {
      if (steps.length >= MOST_STEPS) throw new Failure('invalid_request', 'The plan has too many steps. Split it.');
      steps.push(plannedOf(step, secret, keepsTexts));
    },
    failed: (_, thrown) => thrown,
  };
}

export interface AppliedPlan {
  readonly secret: string;
  readonly steps: readonly PlannedStep[];
  /** Called before the first write: rejects if nothing may be written. */
  readonly begin: () => Promise<void>;
}

/**
 * Before the first write every read has to find what the plan found, and every write has to be one of the plan. What is
 * read later depends on the writes.
 */
export function compareSteps({ secret, steps, begin }: AppliedPlan): StepObserver {
  let hasWritten = false;
  const plannedAs = ({ kind, name }: Pick<ObservedStep, 'kind' | 'name'>): PlannedStep | undefined =>
    steps.find((each) => each.kind === kind && each.name === digestOf([name], secret));
  return {
    observe: async (step) => {
      const planned = plannedAs(step);
      if (step.kind === 'read') {
        if (!hasWritten && planned) compareRead(step, planned, secret);
        return;
      }
      if (!planned) throw outdated(`${step.name} is no step of the plan.`, step.name, hasWritten);
      if (!hasWritten) await begin();
      hasWritten = true;
    },
    failed: (name, thrown) => {
      return isOfState(thrown) && !hasWritten && plannedAs({ kind: 'read', name })
        ? outdated(plainText(`${name} is refused now: ${thrown.message}`), name, false)
        : thrown;
    },
  };
}

/** Whether a failure describes the state of the store, if the same read succeeded before: not a busy store, or a refused key. */
function isOfState(thrown: unknown): thrown is Failure {
  return (
    thrown instanceof Failure &&
    ['invalid_request', 'not_found', 'store_refused'].includes(thrown.code) &&
    [400, 404, 409, 422].includes(thrown.status)
  );
}

function outdated(what: string, target: string, hasWritten: boolean): Failure {
  const sofar = hasWritten ? 'The steps before it were done' : 'Nothing was changed';
  return new Failure('plan_outdated', `The plan is outdated. ${what} ${sofar}. ${NEW_PLAN}`, {
    details: [{ code: 'changed', message: what, target }],
  });
}

function plannedOf({ kind, name, detail = '', found }: ObservedStep, secret: string, keepsTexts: boolean): PlannedStep {
  return {
    kind,
    name: digestOf([name], secret),
    detail: digestOf([detail], secret),
    ...(keepsTexts && kind === 'read' && { text: detail }),
    ...(kind === 'read' && { found: fingerprintOf(found, secret) }),
  };
}

function compareRead({ name, detail = '', found }: ObservedStep, planned: PlannedStep, secret: string): void {
  if (digestOf([detail], secret) !== planned.detail) {
    const then = planned.text === undefined ? 'something else' : `"${planned.text}"`;
    throw outdated(plainText(`${name} found ${then} when it was made, and now "${detail}".`), name, false);
  }
  const changed = differences(planned.found ?? {}, fingerprintOf(found, secret));
  if (changed.length > 0)
    throw outdated(plainText(`${name} found other values now: ${changed.slice(0, 10).join(', ')}.`), name, false);
}
