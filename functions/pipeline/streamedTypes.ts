// Coerces a streamed response to its declared JSON types, as functions/pipeline/typedResponse.ts does for a buffered one.
import { Transform } from 'node:stream';
import type { Schema } from '../../connector/core/schema.ts';
import { type Course, type Reader, readPieces } from '../core/jsonPieceReader.ts';
import { parseExact, writeExact } from '../core/losslessJson.ts';
import { repairMember } from './coerceTypes.ts';
import { schemaMatchOf } from './matchesSchema.ts';

/** Location of a value. Undeclared values have no schema and are not parsed. */
interface Slot {
  readonly schema: Schema | undefined;
  readonly isRequired: boolean;
  readonly inList: boolean;
}

/** A list or an object that is read member by member. Mutable: whether a member was forwarded. */
interface Frame {
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly isList: boolean;
  hasMember: boolean;
}

const COMMA = 0x2c;
const FIRST = { array: 0x5b, object: 0x7b } as const; // [ and {
const NULL = Buffer.from('null');

type Write = (...bytes: readonly Buffer[]) => void;

/** Whether a schema declares types to coerce. */
export function declaresTypes({ properties, items }: Schema): boolean {
  return Boolean(properties ?? items);
}

/**
 * Creates the transform. It buffers at most 64 KiB besides a chunk. Unchanged values and invalid JSON are forwarded byte
 * for byte.
 */
export function retyping(schema: Schema, largest?: number): Transform {
  let out: Buffer[] = [];
  const pieces = readPieces(
    typing(schema, (...bytes) => void out.push(...bytes)),
    largest,
  );
  const handOver = (): Buffer => {
    const all = Buffer.concat(out);
    out = [];
    return all;
  };
  return new Transform({
    transform(chunk: Buffer, _, done) {
      pieces.take(chunk);
      done(null, handOver());
    },
    flush(done) {
      pieces.end();
      done(null, handOver());
    },
  });
}

function typing(root: Schema, write: Write): Reader {
  const frames: Frame[] = [];
  let named: Slot = { schema: root, isRequired: true, inList: false };

  const slot = (): Slot => {
    const frame = frames.at(-1);
    return frame?.isList ? { schema: frame.schema.items, isRequired: false, inList: true } : named;
  };

  const put = (before: Buffer, bytes?: Buffer): void => {
    const frame = frames.at(-1);
    // after omitted members the first remaining one must not have a comma before it
    write(frame?.isList && !frame.hasMember ? withoutComma(before) : before);
    if (bytes) write(bytes);
    if (frame) frame.hasMember = true;
  };

  return {
    name: (name) => {
      const { schema, isRequired } = frames.at(-1) as Frame;
      named = slotOf(schema, isRequired, name);
    },
    value: (before, bytes) => {
      const given = retyped(slot(), bytes);
      if (given) put(before, given);
    },
    long: (before, first) => {
      const here = slot();
      const course = courseOf(here, first);
      if (course !== 'drop') put(before);
      else if (!here.inList) put(before, NULL);
      if (course === 'open' && here.schema)
        frames.push({ ...here, schema: here.schema, isList: first === FIRST.array, hasMember: false });
      return course;
    },
    close: () => void frames.pop(),
    pass: (bytes) => write(bytes),
  };
}

function withoutComma(before: Buffer): Buffer {
  const at = before.indexOf(COMMA);
  return at < 0 ? before : Buffer.concat([before.subarray(0, at), before.subarray(at + 1)]);
}

function slotOf({ properties = {}, required = [] }: Schema, isRequired: boolean, name: string | undefined): Slot {
  if (name === undefined || !Object.hasOwn(properties, name))
    return { schema: undefined, isRequired: false, inList: false };
  return { schema: properties[name], isRequired: isRequired && required.includes(name), inList: false };
}

/** Coerces a value: the same bytes if its type is right, and undefined if it is omitted from its list. */
function retyped({ schema, isRequired, inList }: Slot, bytes: Buffer): Buffer | undefined {
  if (!schema) return bytes;
  try {
    const text = bytes.toString('utf8');
    const json: unknown = JSON.parse(text);
    if (json === null) return inList ? undefined : bytes;
    if (schemaMatchOf(schema)(json)) return bytes;
    const given = repairMember(schema, parseExact(text), isRequired);
    if (given === null && (inList || isRequired)) return inList ? undefined : bytes;
    return Buffer.from(writeExact(given));
  } catch {
    return bytes; // invalid JSON is forwarded unchanged
  }
}

/** A long value of another type cannot be converted: it becomes null or is omitted from its list, like a short one. */
function courseOf({ schema, isRequired }: Slot, first: number): Course {
  if (!schema) return 'pass';
  if ((schema.type === 'array' || schema.type === 'object') && FIRST[schema.type] === first) return 'open';
  const isText = first !== FIRST.array && first !== FIRST.object;
  return isRequired || (isText && schema.type === 'string') ? 'pass' : 'drop';
}
