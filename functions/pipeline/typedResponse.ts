// Coerces a response to its declared JSON types, and adds an empty `included` if nothing was included.
import type { Schema } from '../../connector/core/schema.ts';
import { KIND } from '../core/jsonPlan.ts';
import { parseExact, writeExact } from '../core/losslessJson.ts';
import { coerceTypes, type OnCoerced } from './coerceTypes.ts';
import { EMPTY_LIST, emptyIncluded, INCLUDED } from './emptyIncluded.ts';
import { schemaMatchOf } from './matchesSchema.ts';
import { type ScannedResponse, type Splice, spliced } from './scanResponse.ts';

const BRACE = 0x7d;

/** The bytes of a response with its declared types: those that were scanned if they have them. */
export function typedResponse({ bytes, splices, found }: ScannedResponse, includes: boolean): Buffer {
  const kind = found.get(INCLUDED)?.kind ?? KIND.null;
  const all = includes && kind === KIND.null ? withSplice(splices, includedSplice(bytes, found)) : splices;
  return all.length === 0 ? bytes : spliced(bytes, all);
}

/** Writes the empty list in the place of null, or as the last member. */
function includedSplice(bytes: Buffer, found: ScannedResponse['found']): Splice {
  const given = found.get(INCLUDED);
  if (given) return { ...given, bytes: EMPTY_LIST };
  const end = bytes.lastIndexOf(BRACE);
  return { from: end, to: end, bytes: emptyIncluded(bytes, end) };
}

function withSplice(splices: readonly Splice[], added: Splice): readonly Splice[] {
  return [...splices, added].sort((a, b) => a.from - b.from);
}

/** Parses JSON and coerces it to the declared types. Throws like `JSON.parse`. */
export function parseTyped(responds: Schema, text: string, onCoerced: OnCoerced = () => undefined): unknown {
  const json: unknown = JSON.parse(text);
  if (schemaMatchOf(responds)(json)) return json;
  return JSON.parse(writeExact(coerceTypes(responds, parseExact(text), onCoerced)));
}
