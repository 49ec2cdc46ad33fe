// Size of the test streams: far larger than any buffer in between.
export const MEBIBYTE = 1_048_576;
export const PRODUCED = 200;

/** Smaller than the largest body that the host accepts. */
export const UPLOADED = 90;
