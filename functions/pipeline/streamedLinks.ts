// The next-page link of a streamed list: the members that name it are held until the document ends, or until they are long.
import { KIND } from '../core/jsonPlan.ts';
import { type LinkRange, type ListMemberName, membersIn } from './listMembers.ts';
import { earlyLinkSplices, type ForwardedMembers, linkSplices, type OwnAddress } from './rewriteNextLink.ts';
import type { Splice } from './scanResponse.ts';

/** Maximum bytes held from the first of the members on. */
export const LONGEST_HELD = 16_384;

/** Positions are those of the document; `slice` returns the bytes of a member that is held. */
export interface StreamedLinks {
  /** A member was read; one whose beginning is not held any more is forwarded unchanged. */
  readonly noted: (name: ListMemberName, kind: number, range: LinkRange) => void;
  /** Where the first member begins that is to be held. */
  readonly heldFrom: () => number | undefined;
  /** Changes to members that cannot be held longer. */
  readonly early: (slice: (range: LinkRange) => Buffer) => readonly Splice[];
  /** Changes at the end of the document; `end` is the position of its last brace. */
  readonly final: (slice: (range: LinkRange) => Buffer, end: number) => readonly Splice[];
}

export function holdLinks(here: OwnAddress): StreamedLinks {
  let held: Partial<Record<ListMemberName, LinkRange>> = {};
  let forwarded: ForwardedMembers = {};
  return {
    noted: (name, kind, range) => {
      if (kind === KIND.object) held = { ...held, [name]: range };
    },
    heldFrom: () => {
      const from = Math.min(...Object.values(held).map((range) => range.from));
      return Number.isFinite(from) ? from : undefined;
    },
    early: (slice) => {
      const members = membersIn(held, slice);
      for (const [name, { value }] of Object.entries(members)) forwarded = { ...forwarded, [name]: value };
      held = {};
      return earlyLinkSplices(members, here);
    },
    final: (slice, end) => linkSplices(membersIn(held, slice), forwarded, here, end),
  };
}
