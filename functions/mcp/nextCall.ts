// What leads on from an answer: the inputs of the call for its next page, or for the rows that did not fit.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Operation, Pages } from '../../connector/core/operation.ts';
import { aliasOf } from '../../connector/emit/mcpTools.ts';
import { getPath, itemsBefore, nextPageOf, UNREADABLE } from '../pipeline/pageLinks.ts';
import { asWritten } from '../workflow/delegatedCall.ts';
import type { ToolValues } from './askOperation.ts';
import type { GivenInputs } from './givenInputs.ts';

/** A call of an operation by an agent. */
export interface ToolCall {
  readonly operation: Operation;
  /** By name. */
  readonly inputs: ToolValues;
  /** Rows of the answer that were given before. */
  readonly skip: number;
  /** The inputs as they are within those of `call_operation`; absent for a tool of the operation itself. */
  readonly within?: GivenInputs | undefined;
}

/** The inputs that lead on: with those of the same call, which they replace where both have one. */
export type Next = JsonObject;

/** What is known of a page. */
export interface GivenPage {
  /** Address of the next page, which the relay adds to lists with JSON:API's links. */
  readonly nextLink?: unknown;
  /** Not needed for those lists, unless all pages were asked for. */
  readonly document?: unknown;
  /** Number of its rows that were left out because of their type. */
  readonly leftOut?: number | undefined;
}

/** The inputs for the next page; undefined if there is none. */
export function nextPageInputs(call: ToolCall, page: GivenPage): Next | undefined {
  const { operation, skip, within } = call;
  const { pages } = operation;
  const value = pages && nextValue(call.inputs, pages, page);
  if (!pages || value === undefined) return undefined;
  const rows = skip > 0 ? { skip: 0 } : {};
  if (!within) return { [aliasOf(pages.input)]: value, ...rows };
  const place = within.body[pages.input] === undefined ? 'parameters' : 'body';
  return { [place]: { ...within[place], [pages.input]: value }, ...rows };
}

/** The value of the input that selects the next page. */
function nextValue(inputs: ToolValues, pages: Pages, page: GivenPage): string | number | undefined {
  const isToken = 'at' in pages.next;
  const pagination = getPath(page.document, 'pagination');
  const value = isJsonObject(pagination)
    ? pagination.next
    : pages.linked
      ? linked(page, pages)
      : after(inputs, pages, page);
  if (typeof value !== 'string') return undefined;
  return isToken ? value : Number(value);
}

function linked({ nextLink }: GivenPage, { input }: Pages): string | null {
  return typeof nextLink === 'string' && URL.canParse(nextLink) ? new URL(nextLink).searchParams.get(input) : null;
}

/** A token that leads to the same page again is refused with the next call, which says why. */
function after(inputs: ToolValues, pages: Pages, { document, leftOut = 0 }: GivenPage): string | undefined {
  const [given, size] = [pages.input, pages.size?.input ?? ''].map((name) => asWritten(inputs[name]));
  const place = given === undefined ? undefined : String(given);
  const rows = getPath(document, pages.items);
  const asked = { place, size: size === undefined ? undefined : Number(size) };
  const count = (Array.isArray(rows) ? rows.length : 0) + leftOut;
  const next = nextPageOf({ document, count }, pages, { ...asked, before: itemsBefore(pages, asked) });
  if (next.is !== 'page') return undefined;
  return next.value === place ? UNREADABLE : next.value;
}
