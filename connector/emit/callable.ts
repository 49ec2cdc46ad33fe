// What a program can call over HTTP, and with which inputs: the operations of the catalog without what only serves a designer, a page or a store.
import { withoutDefaults } from '../core/builders.ts';
import type { Operation, Parameter } from '../core/operation.ts';
import { idempotencyKey, isRead } from '../core/repeats.ts';
import { none, type Schema } from '../core/schema.ts';

/**
 * Whether an operation is for programs. Left out: the dashboard, what only fills drop-downs, another protocol, and what a
 * store itself sends, which needs no key and has a body.
 */
export function isCallable({ page, fillsDropDowns, protocol, anonymous, body }: Operation): boolean {
  return !page && !fillsDropDowns && !protocol && !(anonymous && body);
}

/** The inputs in path, query and headers, without those that only drive drop-downs, and with the key of a write. */
export function callParameters(operation: Operation): readonly Parameter[] {
  const given = operation.parameters.filter(({ relayOnly, choices }) => !(relayOnly && choices));
  return [...given, ...(isRead(operation) ? [] : [idempotencyKey])].map((each) => ({
    ...each,
    schema: withoutDefaults(each.schema),
  }));
}

/** Whether the body is a file: its bytes are the whole body. */
export function takesFile({ body }: Operation): boolean {
  return body?.format === 'binary';
}

/** A response that succeeded. `file` is the media type of one that is not JSON; `also` of another form that can be asked for. */
export interface Success {
  readonly status: 200 | 201 | 204;
  readonly schema?: Schema;
  readonly file?: string;
  readonly also?: string;
}

/** The response of a call that succeeded at once. */
export function successResponse({ responds, notifies, accept, parameters }: Operation): Success {
  if (responds === none) return { status: 204 };
  if (responds.format === 'binary') return { status: 200, file: accept ?? 'application/octet-stream' };
  const csv = parameters.some(({ name, schema }) => name === 'format' && schema.enum?.includes('csv'));
  return { status: notifies ? 201 : 200, schema: responds, ...(csv && { also: 'text/csv' }) };
}
