// How much the streams of the tests carry: far more than any buffer on the way.
export const MEBIBYTE = 1_048_576;
export const PRODUCED = 200;

/** Less than the largest body that the host takes. */
export const UPLOADED = 90;
