// Builds store responses as the adapter returns them, and reads the relay's responses to them.
import { catalog } from '../../connector/catalog.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import { startDeadline } from '../../functions/core/deadline.ts';
import { secret as sealed } from '../../functions/core/secret.ts';
import type { RelayResponse } from '../../functions/core/types.ts';
import { decompressed } from '../../functions/pipeline/decompress.ts';
import { mapResponse, type ResponseContext } from '../../functions/pipeline/mapResponse.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';
import type { StoreResponse } from '../../functions/transport/storeResponse.ts';

/** Must not appear in any response. */
export const plantedSecret = 'a-secret-token-of-the-test';

function operation(id: string): StoreOperation {
  const found = catalog.find((each) => each.id === id);
  if (!found || found.recipe) throw new Error(`There is no ${id} of a store`);
  return found;
}

export function sentOf(status: number, body: string | Buffer, headers: Record<string, string> = {}): StoreResponse {
  const bytes = Buffer.from(body);
  return { status, headers, body: bytes, start: bytes };
}

/** `ours`: the store refused the relay's key, not a credential of the caller. */
export async function answered(
  sent: StoreResponse,
  id = 'ListApps',
  {
    ours = false,
    acceptsGzip = true,
    deadline = startDeadline(0),
    ...more
  }: Partial<Omit<ResponseContext, 'operation' | 'definition' | 'sent' | 'secrets'>> = {},
): Promise<RelayResponse> {
  const asked = operation(id);
  const plain = await decompressed(asked, sent);
  return mapResponse({
    operation: asked,
    definition: storeDefinitions[asked.store],
    sent: plain,
    secrets: [sealed(plantedSecret)],
    ours,
    acceptsGzip,
    deadline,
    ...more,
  });
}
