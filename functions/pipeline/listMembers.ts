// Finds the pagination members of a list document by scanning from its end, without parsing the data.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { closingPosition, createDepthTracker } from '../core/jsonDepth.ts';
import { KIND } from '../core/jsonPlan.ts';
import type { ScannedResponse } from './scanResponse.ts';

export type ListMemberName = 'links' | 'meta';

/** Position and value of a member. */
export interface ListMember {
  readonly from: number;
  readonly to: number;
  readonly value: JsonObject;
}

export type ListMembers = Readonly<Partial<Record<ListMemberName, ListMember>>>;

/** Their paths in the plan of a scan. */
export const linkPaths: readonly ListMemberName[] = ['links', 'meta'];

/** Where they are in a document that was scanned; not those of another type. */
export type LinkRanges = Readonly<Partial<Record<ListMemberName, Pick<ListMember, 'from' | 'to'>>>>;

export function linkRangesOf({ found }: ScannedResponse): LinkRanges {
  return Object.fromEntries(
    linkPaths.flatMap((name) => {
      const range = found.get(name);
      return range?.kind === KIND.object ? [[name, range]] : [];
    }),
  );
}

/** The members at known positions. */
export function membersIn(bytes: Buffer, ranges: LinkRanges): ListMembers {
  const entries = Object.entries(ranges).map(([name, { from, to }]) => {
    return [name, { from, to, value: JSON.parse(bytes.toString('utf8', from, to)) }];
  });
  return Object.fromEntries(entries);
}

/** Matches keys only: inside a string the quotes would be escaped. */
const KEY = /"(links|meta)"\s*:\s*(?=\{)/g;
/** Size of the first scan, in bytes. */
export const TAIL_BYTES = 16_384;

/** The top-level members `links` and `meta` of the document that ends with these bytes. */
export function listMembersOf(bytes: Buffer): ListMembers {
  const near = Math.max(0, bytes.length - TAIL_BYTES);
  const found = search(bytes, near);
  return near === 0 || (found.links && found.meta) ? found : search(bytes, 0);
}

function search(bytes: Buffer, begin: number): ListMembers {
  const depth = createDepthTracker();
  const keys: { name: ListMemberName; from: number; depth: number }[] = [];
  let read: number | undefined;
  for (const match of bytes.toString('latin1', begin).matchAll(KEY)) {
    const at = begin + match.index;
    depth.read(bytes, read ?? at, at);
    read = at;
    keys.push({ name: match[1] as ListMemberName, from: begin + match.index + match[0].length, depth: depth.now() });
  }
  if (read !== undefined) depth.read(bytes, read, bytes.length);
  // the last bracket closes the document, so its members are one level below the end
  const own = keys.filter((key) => key.depth === depth.now() + 1);
  return Object.fromEntries(own.flatMap(({ name, from }) => memberAt(bytes, name, from)));
}

function memberAt(bytes: Buffer, name: ListMemberName, from: number): [ListMemberName, ListMember][] {
  const to = closingPosition(bytes, from);
  try {
    const value: unknown = to === undefined ? undefined : JSON.parse(bytes.toString('utf8', from, to));
    return isJsonObject(value) && to !== undefined ? [[name, { from, to, value }]] : [];
  } catch {
    return [];
  }
}
