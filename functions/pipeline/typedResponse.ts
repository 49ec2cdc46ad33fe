// Coerces a response to its declared JSON types, and adds an empty `included` if nothing was included.
import type { Schema } from '../../connector/core/schema.ts';
import type { ByteStage } from '../core/byteStage.ts';
import { KIND } from '../core/jsonPlan.ts';
import { parseExact, writeExact } from '../core/losslessJson.ts';
import { coerceTypes, type OnCoerced } from './coerceTypes.ts';
import { schemaMatchOf } from './matchesSchema.ts';
import { type ScannedResponse, type Splice, spliced } from './scanResponse.ts';

/** An unescaped `"included"` before a colon is a member name, and only the root of a document has it. */
const MEMBER = '"included"';
const NAME = Buffer.from(MEMBER);
/** Bytes held back, for a partial name or the end of the document with trailing whitespace. */
const TAIL = 64;
const BRACE = 0x7d;

/** The bytes of a response with its declared types: those that were scanned if they have them. */
export function typedResponse({ bytes, splices, found }: ScannedResponse, includes: boolean): Buffer {
  const kind = found.get('included')?.kind ?? KIND.null;
  const all = includes && kind === KIND.null ? withSplice(splices, emptyIncluded(bytes, found)) : splices;
  return all.length === 0 ? bytes : spliced(bytes, all);
}

/** Writes the empty list in the place of null, or as the last member. */
function emptyIncluded(bytes: Buffer, found: ScannedResponse['found']): Splice {
  const given = found.get('included');
  if (given) return { ...given, bytes: Buffer.from('[]') };
  const end = bytes.lastIndexOf(BRACE);
  const isEmpty = /\{\s*$/.test(bytes.toString('latin1', Math.max(0, end - TAIL), end));
  return { from: end, to: end, bytes: Buffer.from(`${isEmpty ? '' : ','}${MEMBER}:[]`) };
}

function withSplice(splices: readonly Splice[], added: Splice): readonly Splice[] {
  return [...splices, added].sort((a, b) => a.from - b.from);
}

/** Parses JSON and coerces it to the declared types. Throws like `JSON.parse`. */
export function parseTyped(responds: Schema, text: string, heard: OnCoerced = () => undefined): unknown {
  const json: unknown = JSON.parse(text);
  if (schemaMatchOf(responds)(json)) return json;
  return JSON.parse(writeExact(coerceTypes(responds, parseExact(text), heard)));
}

/** Adds `included: []` at the end of a streamed document that has none. */
export function includingNothing(): ByteStage {
  let held: Buffer = Buffer.alloc(0);
  let isThere = false;
  return {
    take: (chunk) => {
      const all = Buffer.concat([held, chunk]);
      isThere ||= all.includes(NAME);
      const ready = Math.max(0, all.length - TAIL);
      held = all.subarray(ready);
      return all.subarray(0, ready);
    },
    end: () => (isThere ? held : withIncluded(held)),
  };
}

function withIncluded(end: Buffer): Buffer {
  return Buffer.from(end.toString('latin1').replace(/\}\s*$/, `,${MEMBER}:[]}`), 'latin1');
}
