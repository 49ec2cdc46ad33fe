// Asks a person to approve a plan, by the client (elicitation of 2026-07-28): the client shows the question, and sends
// the same call again with the answer and the ID of the plan. The plan is bound to the caller and the inputs, and is
// applied once, so that an answer to one plan cannot apply another.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { readObject } from '../core/jsonText.ts';
import { writeExact } from '../core/losslessJson.ts';
import { escaped } from '../core/sentence.ts';
import type { OperationInputs } from '../workflow/storeApi.ts';

/** What a person is to be asked. */
export interface ApprovalQuestion {
  readonly message: string;
  readonly planId: string;
}

/** What a call that was sent again says about a plan. */
export interface Approval {
  readonly planId: string;
  /** Whether a person answered at all. */
  readonly isAnswered: boolean;
  /** Only by an explicit yes. */
  readonly isApproved: boolean;
}

/** Name of the question in a message, and of its field. */
const APPROVE = 'approve';
/** Longest question, in characters. Nothing in it is cut: nobody is to approve what they do not see. */
const LONGEST_QUESTION = 8_000;
/** Ends a line, or is not seen, or changes how the text around it reads. Joiners and the style of emoji are part of words. */
const UNSEEN = /(?!\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu;

/**
 * The question about a plan as the operation answered it, or the sentence that says why nobody is asked. `readName`: the
 * name of the app that it is about, as far as it is known.
 */
export async function questionOf(
  operation: Operation,
  inputs: OperationInputs,
  answer: string,
  readName: () => Promise<string | undefined>,
): Promise<ApprovalQuestion | string> {
  const plan = readObject(answer, JSON.parse);
  const steps = Array.isArray(plan?.steps) ? plan.steps.filter(isJsonObject) : [];
  const planned = steps.filter(({ state }) => state === 'planned');
  if (typeof plan?.planId !== 'string') return 'No person was asked, as the plan could not be kept. Try again later.';
  const sentences = [
    'with the inputs:',
    ...Object.entries(inputs).map(([name, value]) => `${onOneLine(name)}: ${quoted(value)}`),
    'This would be done:',
    ...planned.map(stepText),
    'Customers or testers may see it. Do it?',
  ];
  const question = sentences.join('\n');
  if (question.length <= LONGEST_QUESTION) {
    const app = await readName();
    const about = app === undefined ? '' : `, for the app ${quoted(app)}`;
    return { message: `${operation.summary}${about}, ${question}`, planId: plan.planId };
  }
  return `No person was asked, as the question would be longer than ${LONGEST_QUESTION} characters and nothing is cut from it. Use shorter inputs, or have a person do it over HTTP or in a flow.`;
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

/** Undefined if the call is not about a plan. */
export function approvalOf(responses: JsonObject | undefined, planId: unknown): Approval | undefined {
  if (typeof planId !== 'string') return undefined;
  const response = responses?.[APPROVE];
  const { action, content } = isJsonObject(response) ? response : {};
  const isApproved = action === 'accept' && isJsonObject(content) && content[APPROVE] === true;
  return { planId, isAnswered: isJsonObject(response), isApproved };
}

function stepText({ name, detail }: JsonObject): string {
  return `- ${onOneLine(String(name))}${detail === undefined ? '' : `: ${quoted(detail)}`}`;
}

/** As JSON, so that no value reads as a line of the question. */
function quoted(value: unknown): string {
  return onOneLine(writeExact(value));
}

function onOneLine(text: string): string {
  return text.replace(UNSEEN, escaped);
}
