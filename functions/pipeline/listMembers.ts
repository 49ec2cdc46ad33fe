// The members of a list document that name its next page: where a scan found them, and their values.
import type { JsonObject } from '../../connector/core/json.ts';
import { KIND } from '../core/jsonPlan.ts';
import type { ScannedResponse } from './scanResponse.ts';

export type ListMemberName = 'links' | 'meta';

/** Their paths in the plan of a scan. */
export const linkPaths: readonly ListMemberName[] = ['links', 'meta'];

export interface LinkRange {
  readonly from: number;
  readonly to: number;
}

/** Where they are; not those of another type. */
export type LinkRanges = Readonly<Partial<Record<ListMemberName, LinkRange>>>;

/** Position and value of a member. */
export interface ListMember extends LinkRange {
  readonly value: JsonObject;
}

export type ListMembers = Readonly<Partial<Record<ListMemberName, ListMember>>>;

export function linkRangesOf({ found }: ScannedResponse): LinkRanges {
  const [links, meta] = [found.get('links'), found.get('meta')];
  const ranges: Partial<Record<ListMemberName, LinkRange>> = {};
  if (links?.kind === KIND.object) ranges.links = links;
  if (meta?.kind === KIND.object) ranges.meta = meta;
  return ranges;
}

/** The members at these positions; `slice` returns the bytes of one. */
export function membersIn({ links, meta }: LinkRanges, slice: (range: LinkRange) => Buffer): ListMembers {
  const members: Partial<Record<ListMemberName, ListMember>> = {};
  if (links) members.links = memberIn(links, slice);
  if (meta) members.meta = memberIn(meta, slice);
  return members;
}

function memberIn({ from, to }: LinkRange, slice: (range: LinkRange) => Buffer): ListMember {
  return { from, to, value: JSON.parse(slice({ from, to }).toString('utf8')) };
}
