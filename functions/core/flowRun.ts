// The run and the action of a flow that a call comes from, as Power Automate and Logic Apps tell in headers of their own.
import type { RelayRequest } from './types.ts';

/** In the log by these names. Source: requests as captured, and Microsoft's samples of Workflow Run Action Request Histories. */
const headers = {
  workflow: 'x-ms-workflow-name',
  workflowId: 'x-ms-workflow-id',
  run: 'x-ms-workflow-run-id',
  action: 'x-ms-workflow-operation-name',
  tracking: 'x-ms-client-tracking-id',
  actionTracking: 'x-ms-action-tracking-id',
} as const;

export type FlowRun = { readonly [K in keyof typeof headers]?: string };

/** IDs and names: letters of any language, digits, and a few signs. Anything else is a text, and has no place in a log. */
const FORM = /^[\p{L}\p{N}_.()-]{1,128}$/u;
const OTHER = '(other form)';

/** What the headers tell; undefined where they tell nothing. Anyone may write them: they are hints, and prove nothing. */
export function flowRunOf({ header }: Pick<RelayRequest, 'header'>): FlowRun | undefined {
  const told = Object.entries(headers).flatMap(([name, from]) => {
    const value = header(from)?.trim();
    return value ? [[name, FORM.test(value) ? value : OTHER]] : [];
  });
  return told.length > 0 ? Object.fromEntries(told) : undefined;
}
