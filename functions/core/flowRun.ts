// The flow run and action that a call comes from, read from the headers of Power Automate and Logic Apps.
import type { RelayRequest } from './types.ts';

/** Log field to header. Source: captured requests, and Microsoft's samples of Workflow Run Action Request Histories. */
const headers = {
  workflow: 'x-ms-workflow-name',
  workflowId: 'x-ms-workflow-id',
  run: 'x-ms-workflow-run-id',
  action: 'x-ms-workflow-operation-name',
  tracking: 'x-ms-client-tracking-id',
  actionTracking: 'x-ms-action-tracking-id',
} as const;

export type FlowRun = { readonly [K in keyof typeof headers]?: string };

/** Format of IDs and names: letters of any language, digits and a few signs. Anything else is not logged. */
const FORM = /^[\p{L}\p{N}_.()-]{1,128}$/u;
const OTHER = '(other form)';

/** The flow run named by the headers; undefined without them. Any client can set these headers: do not trust them. */
export function flowRunOf({ header }: Pick<RelayRequest, 'header'>): FlowRun | undefined {
  const found = Object.entries(headers).flatMap(([name, from]) => {
    const value = header(from)?.trim();
    return value ? [[name, FORM.test(value) ? value : OTHER]] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
