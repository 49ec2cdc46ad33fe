// Compares the scan of a document with JSON.parse and with the conversion of what it parsed.
import { isJsonObject } from '../../connector/core/json.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { parseExact, writeExact } from '../../functions/core/losslessJson.ts';
import { coerceTypes } from '../../functions/pipeline/coerceTypes.ts';
import { schemaMatchOf } from '../../functions/pipeline/matchesSchema.ts';
import { responsePlan } from '../../functions/pipeline/responsePlan.ts';
import { foundValue, type ScannedResponse, scanResponse, spliced } from '../../functions/pipeline/scanResponse.ts';
import { responseStage } from '../../functions/pipeline/streamedResponse.ts';
import { matchesShape } from '../../functions/pipeline/validateResponse.ts';

/** Root members that a scan reports. */
const roots = ['links', 'meta', 'included'] as const;

/** What a document means: by JSON.parse, or by a scan. Undefined if it is no JSON. */
export interface Meaning {
  /** With its declared types; `null` stands for a value that was not found. */
  readonly document: unknown;
  readonly isComplete: boolean;
  readonly members: readonly unknown[];
}

export function parsedMeaning(schema: Schema, bytes: Buffer): Meaning | undefined {
  const exact = parsed(bytes);
  if (exact === undefined) return undefined;
  const json: unknown = JSON.parse(bytes.toString());
  const typed = plain(schemaMatchOf(schema)(json) ? exact : coerceTypes(schema, exact, () => undefined));
  const root = schema.type === 'object' && isJsonObject(json) ? json : {};
  return {
    document: typed,
    isComplete: matchesShape(schema, JSON.parse(writeExact(typed))),
    members: [...roots.map((name) => valueIn(root, name)), hasOne(schema) ? valueIn(root.data, 'id') : null],
  };
}

export function scannedMeaning(schema: Schema, bytes: Buffer): Meaning | undefined {
  const scanned = scanResponse(responsePlan(schema, [...roots, 'data/id']), bytes);
  return (
    scanned && {
      document: plain(parseExact(spliced(scanned.bytes, scanned.splices).toString())),
      isComplete: scanned.isComplete,
      members: [...roots, 'data/id'].map((path) => valueFound(scanned, path)),
    }
  );
}

/** The document that the same conversion makes of a stream in chunks of this size. */
export function streamedDocument(schema: Schema, bytes: Buffer, size: number): unknown {
  const stage = responseStage({ responds: schema });
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(...stage.take(bytes.subarray(at, at + size)));
  return plain(parseExact(Buffer.concat([...pieces, ...stage.end()]).toString()));
}

function parsed(bytes: Buffer): unknown {
  try {
    return parseExact(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function hasOne({ properties }: Schema): boolean {
  return properties?.data?.type === 'object';
}

function valueIn(object: unknown, name: string): unknown {
  return isJsonObject(object) && Object.hasOwn(object, name) ? object[name] : null;
}

function valueFound(scanned: ScannedResponse, path: string): unknown {
  return foundValue(scanned, path) ?? null;
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
