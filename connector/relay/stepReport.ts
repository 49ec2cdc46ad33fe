// What recipes with side effects share: a dry run, its plan, and a report of every step.
import { query } from '../core/builders.ts';
import type { Operation } from '../core/operation.ts';
import { arrayOf, define, field, flag, integer, moment, object, oneOf, type Schema, text } from '../core/schema.ts';

/** Minutes that a plan is valid: by default, and at most. */
export const PLAN_MINUTES = 10;
const MOST_MINUTES = 4_320;

export const dryRun = field(
  flag,
  'Plan only',
  'Yes to read what is there and report the steps, and to change nothing in the store.',
);

/** The ID of a plan, or nothing, which flows send as an empty text. */
const planText = { ...text, pattern: '^[A-Za-z0-9_-]{0,64}$' };
const minutes = integer(1, MOST_MINUTES);
const PLAN_ID = 'The ID that Plan only answered with. Does what was planned, once, if the store is still as it was.';
const VALID_FOR = 'With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days).';

/** The inputs in the body of every recipe with side effects: the definition of the connector has each once. */
export const planInputs = {
  dryRun: define('PlanOnly', dryRun),
  planId: define('PlanToApply', { ...field(planText, 'Plan ID', PLAN_ID), visibility: 'advanced' }),
  planValidFor: define('PlanLifetime', { ...field(minutes, 'Plan lifetime', VALID_FOR), visibility: 'advanced' }),
} as const satisfies Readonly<Record<string, Schema>>;

/** The same in the query, for a recipe whose body is a file. */
export const planIdInput = query('planId', { ...planText, minLength: 0 }, 'Plan ID', PLAN_ID, {
  visibility: 'advanced',
  shared: 'PlanId',
});
export const planValidForInput = query('planValidFor', minutes, 'Plan lifetime', VALID_FOR, {
  visibility: 'advanced',
  shared: 'PlanValidFor',
});

/** Whether an operation has a dry run, whose plan can be applied. */
export function hasPlan({ parameters, body }: Pick<Operation, 'parameters' | 'body'>): boolean {
  return parameters.some(({ name }) => name === 'planId') || body?.properties?.planId !== undefined;
}

const step = define(
  'Step',
  field(
    object(
      {
        name: field(text, 'Name', 'What the step is.'),
        state: field(
          oneOf('done', 'planned', 'skipped'),
          'State',
          'Whether it was done, is planned only, or was not needed.',
        ),
        detail: field(text, 'Detail', 'What was found or made, or why it was not needed.'),
      },
      ['name', 'state'],
    ),
    'Step',
    'One step of the recipe.',
  ),
);

/** Part of the response of every such recipe. */
export const steps: Schema = field(arrayOf(step), 'Steps', 'What was done, in order; with Plan only, what would be.');
export const reported = {
  steps,
  planId: define(
    'MadePlan',
    field(text, 'Plan ID', 'With Plan only: give it to the same action to do what was planned, once.'),
  ),
  planValidUntil: define(
    'PlanExpiry',
    field(moment, 'Plan expiry', 'With Plan only: the plan can be applied until then.'),
  ),
} satisfies Readonly<Record<string, Schema>>;
