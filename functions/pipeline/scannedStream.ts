// The scan of a streamed response, and the changes to its bytes that follow from it.
import { KIND } from '../core/jsonPlan.ts';
import { NEXT, settledUpTo, startScan } from '../core/jsonScan.ts';
import { scanJson } from '../core/jsonScanner.ts';
import { EMPTY_LIST, emptyIncluded, INCLUDED } from './emptyIncluded.ts';
import { type LinkRange, type ListMemberName, linkPaths } from './listMembers.ts';
import { anyDocument, type Declared, responsePlan } from './responsePlan.ts';
import { conversionOf, type Splice, splicedPieces } from './scanResponse.ts';
import { holdLinks, LONGEST_HELD } from './streamedLinks.ts';
import type { StreamChanges } from './streamedResponse.ts';

/** Each function gets the bytes that are not forwarded yet; positions are in these bytes. */
export interface ScannedStream {
  /** Scans the bytes; returns how many of them, at most `most`, are settled. */
  readonly settle: (bytes: Buffer, most: number) => number;
  /** The first bytes, with their changes. */
  readonly forward: (bytes: Buffer, to: number) => readonly Buffer[];
  /** Makes room if the rest is too long; returns what is still to be held. */
  readonly relieve: (rest: Buffer) => Buffer;
  /** Takes the end of the document; returns false if it is not complete. What is no JSON counts as complete. */
  readonly finish: (bytes: Buffer) => boolean;
}

const LARGEST = 65_536;
/** A document that is nested more deeply is forwarded unchanged. */
const DEEPEST = 1_000_000;
const NONE: Buffer = Buffer.alloc(0);
const BRACE = 0x7d;

/** Undefined if nothing has to be scanned. */
export function createScannedStream(changes: StreamChanges): ScannedStream | undefined {
  const { responds, includes, here, largest = LARGEST } = changes;
  if (!responds && !includes && !here) return undefined;
  const links = here && holdLinks(here);
  const notes = [...(links ? linkPaths : []), ...(includes ? [INCLUDED] : [])];
  let splices: Splice[] = [];
  let [isJson, hasIncluded] = [true, false];

  const noted = (note: string, kind: number, from: number, to: number): void => {
    if (note === INCLUDED) hasIncluded = true;
    else if (from >= scan.base) links?.noted(note as ListMemberName, kind, { from, to });
    if (note === INCLUDED && kind === KIND.null) splices.push({ from, to, bytes: EMPTY_LIST });
  };
  const splice = (from: number, to: number, bytes = NONE): void => void splices.push({ from, to, bytes });
  const scan = startScan(responsePlan(responds ?? anyDocument, notes), { odd: conversionOf, splice, noted }, DEEPEST);

  /** The bytes of a member with the conversions inside of it, which are not made twice. */
  const slicer = (bytes: Buffer) => (range: LinkRange) => {
    const inside = splices.filter(({ from, to }) => from >= range.from && from < range.to && to <= range.to);
    splices = splices.filter((each) => !inside.includes(each));
    return Buffer.concat(splicedPieces(bytes, scan.base, range, inside));
  };

  /** Start of the members that name the next page, or of the last brace, before which members may be added. */
  const heldFrom = (): number => {
    const end = scan.next === NEXT.end ? scan.gap - 1 : Number.POSITIVE_INFINITY;
    const begun = links && scan.noting >= scan.base ? scan.noting : Number.POSITIVE_INFINITY;
    return Math.min(links?.heldFrom() ?? begun, end);
  };

  return {
    settle: (bytes, most) => {
      isJson &&= scanJson(scan, bytes, false);
      if (!isJson) return most;
      if (links && scan.base + bytes.length - heldFrom() > LONGEST_HELD) {
        const early = links.early(slicer(bytes));
        splices.push(...early);
        scan.noting = -1;
      }
      const end = Math.min(scan.base + most, settledUpTo(scan), heldFrom());
      const cut = splices.find((each) => each.from < end && each.to > end);
      return Math.max(0, (cut?.from ?? end) - scan.base);
    },
    forward: (bytes, to) => {
      const end = scan.base + to;
      const due = splices.filter((each) => each.to <= end).sort((a, b) => a.from - b.from);
      splices = splices.filter((each) => each.to > end);
      const ready = splicedPieces(bytes, scan.base, { from: scan.base, to: end }, due);
      scan.at -= to;
      scan.base = end;
      return ready;
    },
    relieve: (rest) => {
      if (rest.length <= largest + LONGEST_HELD) return rest;
      const { odd } = scan;
      const isInside = odd.from >= 0 && scan.base + scan.at > odd.from;
      if (!isInside) isJson = false;
      if (isInside && (odd.plan?.about as Declared | undefined)?.isRequired) odd.from = -1;
      if (!isInside || odd.from < 0) return rest;
      // a long value of another type is discarded as it arrives
      const left = rest.subarray(scan.at);
      scan.base += scan.at;
      scan.at = 0;
      return left;
    },
    finish: (bytes) => {
      const isComplete = isJson && scanJson(scan, bytes, true);
      const end = scan.gap - 1;
      if (isComplete && bytes[end - scan.base] === BRACE) {
        if (includes && !hasIncluded)
          splices.push({ from: end, to: end, bytes: emptyIncluded(bytes, end - scan.base) });
        const added = links?.final(slicer(bytes), end) ?? [];
        splices.push(...added);
      }
      return isComplete || !isJson;
    },
  };
}
