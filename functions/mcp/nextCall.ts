// What leads on from an answer: the inputs of the call for its next page, or for the rows that did not fit.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Operation, Pages } from '../../connector/core/operation.ts';
import { aliasOf } from '../../connector/emit/mcpTools.ts';
import { getPath, itemsBefore, type NextPage, nextPageOf, unlessSame } from '../pipeline/pageLinks.ts';
import { asWritten } from '../workflow/delegatedCall.ts';
import type { OperationInputs } from '../workflow/storeApi.ts';
import type { GivenInputs } from './givenInputs.ts';

/** A call of an operation by an agent. */
export interface ToolCall {
  readonly operation: Operation;
  /** By name. */
  readonly inputs: OperationInputs;
  /** Rows of the answer that were given before. */
  readonly skip: number;
  /** The inputs as they are within those of `call_operation`; absent for a tool of the operation itself. */
  readonly within?: GivenInputs | undefined;
}

/** What follows an answer. */
export interface Onward {
  /** The inputs that lead on: with those of the same call, which they replace where both have one. */
  readonly next?: JsonObject;
  /** The list goes on, and this is why it cannot be read further. */
  readonly stopped?: string;
}

const END: NextPage = { is: 'end' };

/** What is known of a page. */
export interface GivenPage {
  /** Address of the next page, which the relay adds to lists with JSON:API's links. */
  readonly nextLink?: unknown;
  /** Not needed for those lists, unless all pages were asked for. */
  readonly document?: unknown;
  /** Number of its rows that were left out because of their type. */
  readonly leftOut?: number | undefined;
}

/** The inputs for the next page, or why there are none although the list goes on; empty after the last page. */
export function leadOn(call: ToolCall, page: GivenPage): Onward {
  const { operation, skip, within } = call;
  const { pages } = operation;
  const found = pages ? nextIn(call.inputs, pages, page) : END;
  if (!pages || found.is === 'end') return {};
  if (found.is === 'unknown') return { stopped: found.why };
  const value = 'at' in pages.next ? found.value : Number(found.value);
  const rows = skip > 0 ? { skip: 0 } : {};
  if (!within) return { next: { [aliasOf(pages.input)]: value, ...rows } };
  const place = within.body[pages.input] === undefined ? 'parameters' : 'body';
  return { next: { [place]: Object.assign({}, within[place], { [pages.input]: value }), ...rows } };
}

function nextIn(inputs: OperationInputs, pages: Pages, page: GivenPage): NextPage {
  const pagination = getPath(page.document, 'pagination');
  if (isJsonObject(pagination)) return pageAt(pagination.next);
  return pages.linked ? pageAt(linked(page, pages)) : after(inputs, pages, page);
}

function pageAt(value: unknown): NextPage {
  return typeof value === 'string' ? { is: 'page', value } : END;
}

function linked({ nextLink }: GivenPage, { input }: Pages): string | null {
  return typeof nextLink === 'string' && URL.canParse(nextLink) ? new URL(nextLink).searchParams.get(input) : null;
}

function after(inputs: OperationInputs, pages: Pages, { document, leftOut = 0 }: GivenPage): NextPage {
  const [given, size] = [pages.input, pages.size?.input ?? ''].map((name) => asWritten(inputs[name]));
  const place = given === undefined ? undefined : String(given);
  const rows = getPath(document, pages.items);
  const asked = { place, size: size === undefined ? undefined : Number(size) };
  const count = (Array.isArray(rows) ? rows.length : 0) + leftOut;
  const position = Object.assign({}, asked, { before: itemsBefore(pages, asked) });
  return unlessSame(nextPageOf({ document, count }, pages, position), place);
}
