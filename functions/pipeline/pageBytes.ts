// Reads a page of a list without parsing its items: they stay slices of the page.
import { isJsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { KIND } from '../core/jsonPlan.ts';
import { membersAt } from './coerceTypes.ts';
import { keyed, type ListItem } from './distinctItems.ts';
import { EMPTY_LIST, INCLUDED } from './emptyIncluded.ts';
import type { ReadPage } from './fetchPage.ts';
import { responsePlan } from './responsePlan.ts';
import { type NoteSink, type Splice, scanResponse, spliced } from './scanResponse.ts';

/** The items of one list, in the bytes of the page. */
interface ItemRange {
  readonly from: number;
  readonly to: number;
  readonly type: unknown;
  readonly id: unknown;
}

/** Reads a page with its declared types; undefined if it is no JSON. */
export function readPageBytes(responds: Schema, { items: list }: Pages, bytes: Buffer): ReadPage<Buffer> | undefined {
  const lists = [list, INCLUDED];
  const plan = responsePlan(responds, lists.flatMap(pathsOf));
  const found = collectItems(lists);
  const given = scanResponse(plan, bytes, found.sink);
  if (!given) return undefined;
  const typed = given.splices.length > 0 ? spliced(given.bytes, given.splices) : given.bytes;
  const page = typed === given.bytes ? given : (scanResponse(plan, typed, found.sink) ?? given);
  const ranges = lists.flatMap((path) => {
    const range = page.found.get(path);
    return range?.kind === KIND.list ? [{ ...range, bytes: EMPTY_LIST } satisfies Splice] : [];
  });
  const rest: unknown = JSON.parse(
    spliced(
      typed,
      ranges.sort((a, b) => a.from - b.from),
    ).toString('utf8'),
  );
  return {
    document: isJsonObject(rest) ? rest : {},
    items: itemsIn(typed, found.itemsOf(list)),
    included: itemsIn(typed, found.itemsOf(INCLUDED)),
    omitted: membersAt(list, given.places),
  };
}

function pathsOf(list: string): readonly string[] {
  return [list, `${list}/*`, `${list}/*/type`, `${list}/*/id`];
}

/** Collects the items of these lists as they are scanned: type and ID of an item come before its end. */
function collectItems(lists: readonly string[]) {
  const ranges = new Map<string, ItemRange[]>(lists.map((list) => [list, []]));
  let [type, id]: [unknown, unknown] = [undefined, undefined];
  const sink: NoteSink = {
    begin: () => {
      for (const each of ranges.values()) each.length = 0;
    },
    noted: (note, kind, from, to, bytes) => {
      if (note.endsWith('/type')) type = kind === KIND.text ? valueAt(bytes, from, to) : undefined;
      else if (note.endsWith('/id')) id = valueAt(bytes, from, to);
      else if (note.endsWith('/*')) {
        ranges.get(note.slice(0, -2))?.push({ from, to, type, id });
        [type, id] = [undefined, undefined];
      }
    },
  };
  return { sink, itemsOf: (list: string) => ranges.get(list) ?? [] };
}

function itemsIn(bytes: Buffer, ranges: readonly ItemRange[]): readonly ListItem<Buffer>[] {
  return ranges.map(({ from, to, type, id }) => {
    const value = bytes.subarray(from, to);
    return keyed(value, type, id, () => value);
  });
}

function valueAt(bytes: Buffer, from: number, to: number): unknown {
  return JSON.parse(bytes.toString('utf8', from, to));
}
