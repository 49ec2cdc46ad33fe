// The name of a file at an address.
import { plainText } from './sentence.ts';

/** The last path segment of the address, decoded where it can be. */
export function fileNameIn(address: string): string {
  const last = URL.canParse(address) ? (new URL(address).pathname.split('/').at(-1) ?? '') : '';
  try {
    return plainText(decodeURIComponent(last)).replace(/[/\\]/g, '_');
  } catch {
    return last;
  }
}
