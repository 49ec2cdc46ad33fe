// Asks a person to approve a plan, by the client (elicitation of 2026-07-28): the client shows the question, and sends
// the same call again with the answer and the ID of the plan. The plan is bound to the caller and the inputs, and is
// applied once, so that an answer to one plan cannot apply another.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { readObject } from '../core/jsonText.ts';
import type { Outcome } from '../core/types.ts';
import type { ToolValues } from './askOperation.ts';

/** What a person is to be asked. */
export interface ApprovalQuestion {
  readonly message: string;
  readonly planId: string;
}

/** What a person answered about a plan. */
export interface Approval {
  readonly planId: string;
  readonly approved: boolean;
}

/** Name of the question in a message, and of its field. */
const APPROVE = 'approve';
/** Longest text of all inputs, of one step, and of all steps, in characters. */
const LONGEST_INPUTS = 600;
const LONGEST_STEP = 300;
const LONGEST_STEPS = 3_000;

/** The question about a plan; undefined if nothing would be done, or if the plan could not be kept. */
export function questionOf(operation: Operation, inputs: ToolValues, { body }: Outcome): ApprovalQuestion | undefined {
  const plan = body instanceof Uint8Array ? readObject(Buffer.from(body).toString('utf8'), JSON.parse) : undefined;
  const steps = Array.isArray(plan?.steps) ? plan.steps.filter(isJsonObject) : [];
  const planned = steps.filter(({ state }) => state === 'planned');
  if (typeof plan?.planId !== 'string' || planned.length === 0) return undefined;
  const given = Object.entries(inputs).map(([name, value]) => `${name}: ${shown(value)}`);
  const sentences = [
    `${operation.summary}, with the inputs:`,
    cut(given.join('\n'), LONGEST_INPUTS),
    'This would be done:',
    cut(planned.map(stepText).join('\n'), LONGEST_STEPS),
    'Customers or testers may see it. Do it?',
  ];
  return { message: sentences.join('\n'), planId: plan.planId };
}

/** The result that makes the client ask. */
export function inputRequired({ message, planId }: ApprovalQuestion) {
  const approve = { type: 'boolean' as const, title: 'Do what was planned', default: false };
  return {
    resultType: 'input_required' as const,
    inputRequests: {
      [APPROVE]: {
        method: 'elicitation/create' as const,
        params: {
          mode: 'form' as const,
          message,
          requestedSchema: { type: 'object' as const, properties: { [APPROVE]: approve }, required: [APPROVE] },
        },
      },
    },
    requestState: planId,
  };
}

/** The answer in a call that was sent again: approved only by an explicit yes; undefined if nobody answered. */
export function approvalOf(responses: JsonObject | undefined, planId: unknown): Approval | undefined {
  const response = responses?.[APPROVE];
  if (typeof planId !== 'string' || !isJsonObject(response)) return undefined;
  const { action, content } = response;
  return { planId, approved: action === 'accept' && isJsonObject(content) && content[APPROVE] === true };
}

function stepText({ name, detail }: JsonObject): string {
  return `- ${cut([name, detail].filter((each) => typeof each === 'string').join(': '), LONGEST_STEP)}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
