// Removes expired entities of a table in Azure Storage, which has no expiry of its own.
import type { TableClient } from '@azure/data-tables';
import { STORAGE_TIMEOUT } from './storageClients.ts';
import { fail, isMissing, statusOf } from './storageErrors.ts';

/** Most entities that one sweep removes, and how many at a time. */
const MOST = 5_000;
const AT_ONCE = 16;

/**
 * `now` is the text of the time that the entities have. The service compares it, and each entity is compared once more:
 * an emulator may compare otherwise. Each is removed only as it was read.
 */
export async function removeExpired(client: TableClient, now: string): Promise<number> {
  const queryOptions = { filter: `expires le '${now}'`, select: ['partitionKey', 'rowKey', 'expires'] };
  let [removed, seen] = [0, 0];
  try {
    for await (const page of client.listEntities<Record<string, unknown>>({ queryOptions }).byPage()) {
      const expired = page.filter(({ expires }) => typeof expires === 'string' && expires <= now).slice(0, MOST - seen);
      seen += expired.length;
      for (let at = 0; at < expired.length; at += AT_ONCE) {
        const gone = await Promise.all(expired.slice(at, at + AT_ONCE).map((each) => removeOne(client, each)));
        removed += gone.filter(Boolean).length;
      }
      if (seen >= MOST) break;
    }
  } catch (error) {
    if (!isMissing(error)) fail(error);
  }
  return removed;
}

async function removeOne(
  client: TableClient,
  { partitionKey = '', rowKey = '', etag }: { partitionKey?: string; rowKey?: string; etag: string },
): Promise<boolean> {
  try {
    await client.deleteEntity(partitionKey, rowKey, { etag, abortSignal: AbortSignal.timeout(STORAGE_TIMEOUT) });
    return true;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 412) return false; // another instance removed or renewed it
    throw error;
  }
}
