// The list of included resources of a response that included none.
import { lastByte } from '../core/jsonTokens.ts';

export const INCLUDED = 'included';
export const EMPTY_LIST = Buffer.from('[]');

const OPENS_OBJECT = 0x7b;

/** The list as the last member of the object that ends at `end`, the position of its closing brace. */
export function emptyIncluded(bytes: Buffer, end: number): Buffer {
  const isFirst = lastByte(bytes.subarray(0, end)) === OPENS_OBJECT;
  return Buffer.from(`${isFirst ? '' : ','}"${INCLUDED}":${EMPTY_LIST}`);
}
