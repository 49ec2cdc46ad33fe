// What an agent may run: reads and what can be undone at once, what customers see as a plan, and secrets never.
import type { Operation } from '../../connector/core/operation.ts';
import { toolInputs } from '../../connector/emit/mcpTools.ts';
import type { OperationInputs } from '../workflow/storeApi.ts';

const PLAN = 'dryRun';
const PLAN_ID = 'planId';
/** As validation reads a no, and an input that is not given. */
const NO = /^\s*(false|no)?\s*$/i;

/** Why an operation cannot be run by an agent; undefined if it can. */
export function refusalOf(operation: Operation): string | undefined {
  const { id, access, body, optionalBody, trigger, notifies, hidden, delegates, anonymous, showsJob } = operation;
  // the result of a job is hidden from flows alone, which follow its address; a change without a key is the platform's,
  // which no policy of a caller is asked about
  const isForOthers = access === 'read' ? hidden && !showsJob : hidden || anonymous;
  if (isForOthers || delegates) return `${id} serves other clients than agents.`;
  if (trigger) return `${id} is polled by flows. Call the list of the same things.`;
  if (notifies || has(operation, 'url'))
    return `${id} sends what happens to an address from now on, so it is not served over MCP. A person can run it in a flow or over HTTP.`;
  if (body?.format === 'binary' && !optionalBody) return `${id} takes a file. Send it to the address of the operation.`;
  if (access === 'credential' || access === 'anything')
    return `${id} has the access class ${access}, which is not served over MCP. Call it over HTTP.`;
  if (access === 'publish' && !plans(operation))
    return `${id} changes what customers or testers see and has no plan, so it is not served over MCP. A person can run it in a flow or over HTTP.`;
  return undefined;
}

export function canRun(operation: Operation): boolean {
  return refusalOf(operation) === undefined;
}

/** Nothing is published by an agent alone: without the ID of a plan, or with the wish for one, the operation only plans. */
export function asPlan(operation: Operation, inputs: OperationInputs): OperationInputs {
  if (operation.access !== 'publish') return inputs;
  const { [PLAN]: _, ...others } = inputs;
  return namesPlan(operation, others) && !wantsPlan(inputs) ? others : { ...others, [PLAN]: true };
}

/** Whether the inputs ask for a plan alone. What is neither yes nor no counts as yes, since a plan changes nothing. */
export function wantsPlan({ [PLAN]: given }: OperationInputs): boolean {
  return !(given === undefined || given === false || (typeof given === 'string' && NO.test(given)));
}

/** Whether the inputs name the plan to apply. */
export function namesPlan(operation: Operation, inputs: OperationInputs): boolean {
  return has(operation, PLAN_ID) && typeof inputs[PLAN_ID] === 'string' && inputs[PLAN_ID].trim() !== '';
}

function plans(operation: Operation): boolean {
  return has(operation, PLAN);
}

function has(operation: Operation, input: string): boolean {
  return toolInputs(operation).some(({ name }) => name === input);
}
