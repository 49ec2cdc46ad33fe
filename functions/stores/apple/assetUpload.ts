// Uploads an asset to Apple: reserves it, sends each part to its upload URL, and commits it.
import { discardBody } from '../../transport/storeResponse.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { NO_STATE, type Resource } from './resource.ts';
import { parseUploadParts } from './uploadParts.ts';

interface Complaint {
  readonly code?: string;
  readonly description?: string;
}

export interface AssetAttributes {
  readonly fileName?: string;
  readonly fileSize?: number;
  readonly sourceFileChecksum?: string;
  /** Validated before use. */
  readonly uploadOperations?: readonly unknown[] | null;
  readonly assetDeliveryState?: { readonly state?: string; readonly errors?: readonly Complaint[] | null };
}
export type Asset = Resource<AssetAttributes>;

export function deliveryOf({ attributes }: Asset): string {
  return attributes.assetDeliveryState?.state ?? NO_STATE;
}

export function complaintsOf({ attributes }: Asset): readonly Complaint[] {
  return attributes.assetDeliveryState?.errors ?? [];
}

/** Sends the file without a token: the upload URLs are presigned. */
export async function sendParts(
  { files, deadline }: RecipeContext,
  asset: Resource<Pick<AssetAttributes, 'uploadOperations'>>,
  file: Buffer,
): Promise<void> {
  for (const { url, offset, length, headers } of parseUploadParts(asset.attributes?.uploadOperations, file.length)) {
    const body = file.subarray(offset, offset + length);
    discardBody(await files.ofStore(url, { method: 'PUT', headers, body, deadline }));
  }
}
