// How much of a report becomes rows: what is larger is refused in words, and never cut.
import { Failure } from '../errors.ts';

export interface Limits {
  /** Unzipped, in bytes. */
  readonly bytes: number;
  readonly rows: number;
}

/** More than this lasts longer than a call may, and no flow takes it. A test sets its own. */
export const limits: Limits = { bytes: 2_147_483_648, rows: 5_000_000 };

/** As Apple packs it, in bytes: tables shrink to a tenth and less. */
export const LARGEST_PACKED = 268_435_456;

export const tooLarge = (message: string): Failure =>
  new Failure('payload_too_large', `${message} Ask for a shorter time, or download the file itself.`);

/** Told before anything is sent on, where the size is known. */
export const checkPacked = (bytes: number): void => {
  if (bytes > LARGEST_PACKED)
    throw tooLarge(`The report has ${bytes} bytes, and at most ${LARGEST_PACKED} become rows.`);
};
