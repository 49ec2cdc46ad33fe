// Coerces a streamed response to its declared JSON types, as functions/pipeline/typedResponse.ts does for a buffered one.
import type { Schema } from '../../connector/core/schema.ts';
import type { ByteStage } from '../core/byteStage.ts';
import { settledUpTo, startScan } from '../core/jsonScan.ts';
import { scanJson } from '../core/jsonScanner.ts';
import { type Declared, responsePlan } from './responsePlan.ts';
import { conversionOf, type Splice } from './scanResponse.ts';

/** Values of another type up to so many bytes are converted; a longer one becomes null or is omitted from its list. */
const LARGEST = 65_536;
/** A document that is nested more deeply is forwarded unchanged. */
const DEEPEST = 1_000_000;
const NONE: Buffer = Buffer.alloc(0);

/** Whether a schema declares types to coerce. */
export function declaresTypes({ properties, items }: Schema): boolean {
  return Boolean(properties ?? items);
}

/**
 * Buffers at most `largest` bytes besides a chunk: a value of another type, until it is complete. Everything else, and
 * what is no JSON, is forwarded byte for byte.
 */
export function retyping(schema: Schema, largest = LARGEST): ByteStage {
  let splices: Splice[] = [];
  const scan = startScan(
    responsePlan(schema),
    {
      odd: conversionOf,
      splice: (from, to, bytes = NONE) => void splices.push({ from, to, bytes }),
    },
    DEEPEST,
  );
  let held = NONE;
  let isJson = true;

  /** Forwards the bytes up to this position of the document; `scan.base` is that of the first one. */
  const forward = (bytes: Buffer, to: number): Buffer => {
    const due = splices.filter((splice) => splice.to <= to);
    splices = splices.slice(due.length);
    const ready = due.length > 0 ? withSplices(bytes, scan.base, to, due) : bytes.subarray(0, to - scan.base);
    held = bytes.subarray(to - scan.base);
    scan.at -= to - scan.base;
    scan.base = to;
    return ready;
  };

  /** Makes room if too much is held: a long value of another type is discarded as it arrives, unless it is required. */
  const relieve = (): void => {
    if (held.length <= largest) return;
    const { odd } = scan;
    const isInside = odd.from >= 0 && scan.base + scan.at > odd.from;
    if (!isInside) isJson = false;
    else if ((odd.plan?.about as Declared | undefined)?.isRequired) odd.from = -1;
    else {
      held = held.subarray(scan.at);
      scan.base += scan.at;
      scan.at = 0;
    }
  };

  return {
    take: (chunk) => {
      const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
      if (isJson) isJson = scanJson(scan, bytes, false);
      const ready = forward(bytes, isJson ? settledUpTo(scan) : scan.base + bytes.length);
      relieve();
      return ready;
    },
    end: () => {
      if (isJson) scanJson(scan, held, true);
      return forward(held, scan.base + held.length);
    },
  };
}

/** Splices of a discarded value begin before the bytes. */
function withSplices(bytes: Buffer, base: number, to: number, splices: readonly Splice[]): Buffer {
  const pieces: Buffer[] = [];
  let at = base;
  for (const splice of splices) {
    pieces.push(bytes.subarray(at - base, Math.max(at, splice.from) - base), splice.bytes);
    at = splice.to;
  }
  return Buffer.concat([...pieces, bytes.subarray(at - base, to - base)]);
}
