// Scans a buffered response: is it JSON, has it its declared types and required parts, and where are the values that matter.
import type { JsonObject } from '../../connector/core/json.ts';
import { KIND, type Plan } from '../core/jsonPlan.ts';
import { type Conversion, type JsonScan, placeOf, startScan } from '../core/jsonScan.ts';
import { scanJson } from '../core/jsonScanner.ts';
import { parseExact, writeExact } from '../core/losslessJson.ts';
import { repairMember } from './coerceTypes.ts';
import type { Declared } from './responsePlan.ts';
import { matchesShape } from './validateResponse.ts';

/** Bytes of a document to replace, in order. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly bytes: Buffer;
}

/** A value that the plan reports, where it is in the bytes that were scanned. */
export interface Found {
  readonly kind: number;
  readonly from: number;
  readonly to: number;
}

export interface ScannedResponse {
  readonly bytes: Buffer;
  /** Whether the required parts are there, once the splices are made. */
  readonly isComplete: boolean;
  /** Whether all values have their declared types. */
  readonly fits: boolean;
  /** Conversions to the declared types. */
  readonly splices: readonly Splice[];
  /** Locations of the values that were converted, such as `data.2.attributes.name`. */
  readonly places: readonly string[];
  /** By the path in the plan. */
  readonly found: ReadonlyMap<string, Found>;
}

/** Receives each value that the plan reports, also several with one path. */
export interface NoteSink {
  /** A scan begins: what an earlier one reported is void. */
  readonly begin: () => void;
  readonly noted: (note: string, kind: number, from: number, to: number, bytes: Buffer) => void;
}

const NONE = Buffer.alloc(0);

/**
 * Scans a document; undefined if it is no JSON. Of a member that comes twice JSON.parse has the last one; where that
 * member matters, the document is written anew with that one alone.
 */
export function scanResponse(plan: Plan, bytes: Buffer, notes?: NoteSink): ScannedResponse | undefined {
  notes?.begin();
  const found = new Map<string, Found>();
  const splices: Splice[] = [];
  const places: string[] = [];
  let fits = true;
  const scan: JsonScan = startScan(plan, {
    odd: (about, value) => {
      fits = false;
      const made = conversionOf(about, value);
      if (made.bytes || made.isOmitted) places.push(placeOf(scan));
      return made;
    },
    splice: (from, to, value = NONE) => void splices.push({ from, to, bytes: value }),
    noted: (note, kind, from, to) => {
      found.set(note, { kind, from, to });
      notes?.noted(note, kind, from, to, bytes);
    },
  });
  if (!scanJson(scan, bytes, true)) return undefined;
  if (scan.isRepeated) return scanResponse(plan, Buffer.from(writeExact(parseExact(bytes.toString('utf8')))), notes);
  return { bytes, isComplete: scan.counts, fits, splices, places, found };
}

/** What becomes of a value of another type: JSON of the declared one, null, or it is omitted from its list. */
export function conversionOf({ about }: Plan, bytes: Buffer | undefined): Conversion {
  const { schema, isRequired, inList } = about as Declared;
  const given = bytes && repairMember(schema, parseExact(bytes.toString('utf8')), isRequired);
  if ((given ?? null) === null && (inList || isRequired)) return { counts: false, isOmitted: inList };
  const text = writeExact(given ?? null);
  return { counts: matchesShape(schema, JSON.parse(text)), isOmitted: false, bytes: Buffer.from(text) };
}

/** The bytes with these splices. */
export function spliced(bytes: Buffer, splices: readonly Splice[]): Buffer {
  return Buffer.concat(splicedPieces(bytes, 0, { from: 0, to: bytes.length }, splices));
}

/**
 * The bytes of a range of the document, with these splices, without a copy; `base` is the position of the first byte. A
 * splice may begin before the range: it replaces a value whose first bytes were discarded.
 */
export function splicedPieces(
  bytes: Buffer,
  base: number,
  { from, to }: Pick<Splice, 'from' | 'to'>,
  splices: readonly Splice[],
): Buffer[] {
  const pieces: Buffer[] = [];
  let at = from;
  for (const splice of splices) {
    pieces.push(bytes.subarray(at - base, Math.max(at, splice.from) - base), splice.bytes);
    at = splice.to;
  }
  return [...pieces, bytes.subarray(at - base, to - base)];
}

/** The value that was found, parsed; undefined if there is none. */
export function foundValue({ bytes, found }: ScannedResponse, note: string): unknown {
  const value = found.get(note);
  return value && JSON.parse(bytes.toString('utf8', value.from, value.to));
}

/** An object of the values at these paths alone; lists and objects at the end of a path are empty. */
export function foundMembers(scanned: ScannedResponse, paths: readonly string[]): JsonObject {
  const root: Record<string, unknown> = {};
  for (const path of paths) {
    const kind = scanned.found.get(path)?.kind;
    if (kind === undefined) continue;
    const names = path.split('/');
    const parent = names.slice(0, -1).reduce((object, name) => object[name] as Record<string, unknown>, root);
    parent[names.at(-1) as string] = kind === KIND.object ? {} : kind === KIND.list ? [] : foundValue(scanned, path);
  }
  return root;
}
