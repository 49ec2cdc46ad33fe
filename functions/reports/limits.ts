// How much of a report becomes rows: what is larger is refused in words, and never cut.
import { Failure } from '../core/errors.ts';

export interface ReportLimits {
  /** Unzipped, in bytes. */
  readonly bytes: number;
  readonly rows: number;
}

/** More than this lasts longer than a call may, and no flow takes it. A test sets its own. */
export const reportLimits: ReportLimits = { bytes: 2_147_483_648, rows: 5_000_000 };

/** Far more than stands around the rows of any report, in characters. */
const MOST_KEPT = 4_194_304;

/** As Apple packs it, in bytes: tables shrink to a tenth and less. */
export const LARGEST_PACKED = 268_435_456;

/** Lets so many things through: those that are kept until the table ends, unlike its rows. */
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

/** Told before anything is sent on, where the size is known. */
export function checkPacked(bytes: number): void {
  if (bytes > LARGEST_PACKED)
    throw tooLarge(`The report has ${bytes} bytes, and at most ${LARGEST_PACKED} become rows.`);
}

export function tooLarge(message: string): Failure {
  return new Failure('payload_too_large', `${message} Ask for a shorter time, or download the file itself.`);
}
