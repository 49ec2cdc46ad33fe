// Coerces a response to its declared JSON types, and adds an empty `included` if nothing was included.
import { Transform } from 'node:stream';
import { isJsonObject } from '../../connector/core/json.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { parseExact, writeExact } from '../core/losslessJson.ts';
import { coerceTypes, type OnCoerced } from './coerceTypes.ts';
import { schemaMatchOf } from './matchesSchema.ts';
import type { ParsedResponse } from './validateResponse.ts';

export interface TypingOptions {
  readonly responds: Schema;
  /** The call requested related resources; App Store Connect omits the member if there are none. */
  readonly includes: boolean;
  readonly heard: OnCoerced;
}

/** An unescaped `"included"` before a colon is a member name, and only the root of a document has it. */
const MEMBER = '"included"';
const NAME = Buffer.from(MEMBER);
/** Bytes held back, for a partial name or the end of the document with trailing whitespace. */
const TAIL = 64;

/** Returns the response itself if its types are right (a cheap check); otherwise a coerced one. */
export function typedResponse({ responds, includes, heard }: TypingOptions, read: ParsedResponse): ParsedResponse {
  const lacks = includes && lacksIncluded(read.json);
  const fits = schemaMatchOf(responds)(read.json);
  if (fits && !lacks) return read;
  const exact = parseExact(read.bytes.toString('utf8'));
  const repaired = fits ? exact : coerceTypes(responds, exact, heard);
  const bytes = Buffer.from(writeExact(lacks && isJsonObject(repaired) ? { ...repaired, included: [] } : repaired));
  return { json: JSON.parse(bytes.toString('utf8')), bytes };
}

/** Parses JSON and coerces it to the declared types. Throws like `JSON.parse`. */
export function parseTyped(responds: Schema, text: string, heard: OnCoerced = () => undefined): unknown {
  const json: unknown = JSON.parse(text);
  if (schemaMatchOf(responds)(json)) return json;
  return JSON.parse(writeExact(coerceTypes(responds, parseExact(text), heard)));
}

/** Adds `included: []` at the end of a streamed document that has none. */
export function includingNothing(): Transform {
  let held: Buffer = Buffer.alloc(0);
  let isThere = false;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const all = Buffer.concat([held, chunk]);
      isThere ||= all.includes(NAME);
      const ready = Math.max(0, all.length - TAIL);
      held = all.subarray(ready);
      done(null, all.subarray(0, ready));
    },
    flush(done) {
      done(null, isThere ? held : withIncluded(held));
    },
  });
}

function lacksIncluded(json: unknown): boolean {
  return isJsonObject(json) && (json.included === undefined || json.included === null);
}

function withIncluded(end: Buffer): Buffer {
  return Buffer.from(end.toString('latin1').replace(/\}\s*$/, `,${MEMBER}:[]}`), 'latin1');
}
