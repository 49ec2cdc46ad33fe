// Size limits of a report that is converted to rows: a larger one is rejected with an error and never truncated.
import { Failure } from '../core/errors.ts';

export interface ReportLimits {
  /** Uncompressed, in bytes. */
  readonly bytes: number;
  readonly rows: number;
}

/** Anything larger takes longer than a call may, and no flow can process it. Tests set their own limit. */
export const reportLimits: ReportLimits = { bytes: 2_147_483_648, rows: 5_000_000 };

/** Far more than any report has outside its rows, in characters. */
const MOST_KEPT = 4_194_304;

/** Compressed size in bytes: tables compress to a tenth or less. */
const LARGEST_PACKED = 268_435_456;

/** Limits the number of things that are kept until the table ends, unlike its rows. */
export function keepAtMost(most: number, names: string): <Kept>(kept: Kept) => Kept {
  let count = 0;
  let length = 0;
  return (kept) => {
    count += 1;
    length += JSON.stringify(kept).length;
    if (count > most || length > MOST_KEPT) throw tooLarge(`The report has more ${names} than fit around its rows.`);
    return kept;
  };
}

/** Throws before the response starts, if the size is known. */
export function checkPacked(bytes: number): void {
  if (bytes > LARGEST_PACKED)
    throw tooLarge(`The report has ${bytes} bytes, and at most ${LARGEST_PACKED} become rows.`);
}

export function tooLarge(message: string): Failure {
  return new Failure('payload_too_large', `${message} Choose a shorter period, or download the file itself.`);
}
