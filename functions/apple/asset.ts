// An asset on its way to Apple: reserved, sent part by part to the addresses that the reservation names, and committed.
import { drop } from '../adapter.ts';
import { Failure } from '../errors.ts';
import type { Kitchen } from '../recipes/recipe.ts';
import type { Resource } from './resource.ts';

interface Part {
  readonly method: string;
  readonly url: string;
  readonly length: number;
  readonly offset: number;
  readonly requestHeaders?: readonly { readonly name: string; readonly value: string }[];
}

interface Complaint {
  readonly code?: string;
  readonly description?: string;
}

export interface AssetAttributes {
  readonly fileName?: string;
  readonly fileSize?: number;
  readonly sourceFileChecksum?: string;
  readonly uploadOperations?: readonly Part[] | null;
  readonly assetDeliveryState?: { readonly state?: string; readonly errors?: readonly Complaint[] | null };
}
export type Asset = Resource<AssetAttributes>;

export const deliveryOf = ({ attributes }: Asset): string => attributes.assetDeliveryState?.state ?? 'AWAITING_UPLOAD';
export const complaintsOf = ({ attributes }: Asset): readonly Complaint[] =>
  attributes.assetDeliveryState?.errors ?? [];

/** No file that the relay takes has more. */
const MOST_PARTS = 200;

/** The parts have to be the file, from its first byte to its last: anything else would be a broken picture. */
const isWhole = (parts: readonly Part[], size: number): boolean => {
  let end = 0;
  for (const { offset, length } of [...parts].sort((a, b) => a.offset - b.offset)) {
    if (offset !== end || length < 1) return false;
    end += length;
  }
  return end === size && parts.length <= MOST_PARTS && parts.every(({ method }) => method === 'PUT');
};

/** Only the headers that Apple names travel; the length of a part is that of its bytes. */
const headersOf = ({ requestHeaders = [] }: Part): Record<string, string> =>
  Object.fromEntries(
    requestHeaders.map(({ name, value }) => [name.toLowerCase(), value]).filter(([name]) => name !== 'content-length'),
  );

/** Sends the file. No token goes along: the addresses themselves open. */
export const sendParts = async ({ files, deadline }: Kitchen, asset: Asset, file: Buffer): Promise<void> => {
  const parts = asset.attributes.uploadOperations ?? [];
  if (!isWhole(parts, file.length))
    throw new Failure('store_invalid_answer', 'App Store Connect did not say where each part of the file goes.');
  for (const part of parts) {
    const body = file.subarray(part.offset, part.offset + part.length);
    drop(await files.ofStore(part.url, { method: 'PUT', headers: headersOf(part), body, deadline }));
  }
};
