// State table in Azure Table Storage: point reads and ETags, no filter but the partition.
import { randomUUID } from 'node:crypto';
import type { TableClient, TableEntityResult } from '@azure/data-tables';
import type { JsonObject } from '../../connector/core/json.ts';
import { encodeKey } from './entityKey.ts';
import { entityText, PIECES, piecesOf, readEntityText } from './entityText.ts';
import type { Entity, EntityId, StateTable } from './state.ts';
import { STORAGE_TIMEOUT } from './storageClients.ts';
import { codeOf, fail, isMissing, statusOf, withContainer } from './storageErrors.ts';
import { removeExpired } from './sweepTable.ts';

/** Properties are text alone: the client reads a whole Double back as an Int32, and Azurite compares numbers differently. */
type Stored = TableEntityResult<Record<string, unknown>>;

/** How often an insert is tried again that met an entity which was gone, or had expired, a moment later. */
const TRIES = 5;

/** `now` is the wall clock in milliseconds: all instances have to agree on the expiry. */
export function createAzureTable(open: () => Promise<TableClient>, now: () => number): StateTable {
  const get = async ({ partition, key }: EntityId): Promise<Stored | undefined> => {
    const client = await open();
    try {
      return await client.getEntity(encodeKey(partition), encodeKey(key), { abortSignal: limit() });
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      return fail(error);
    }
  };

  /** The ETag after a write; undefined if it was refused because of what is there. */
  const write = async (body: Written, over?: string): Promise<string | undefined> => {
    const client = await open();
    const send = () =>
      over === undefined
        ? client.createEntity(body, { abortSignal: limit() })
        : client.updateEntity(body, 'Replace', { etag: over, abortSignal: limit() });
    try {
      const { etag } = await withContainer(send, () => client.createTable({ abortSignal: limit() }));
      return ownEtag(body.expires, etag);
    } catch (error) {
      return isRefused(error) ? undefined : fail(error);
    }
  };

  /** An attempt of the client whose response was lost is followed by one that is refused: the entity is ours then. */
  const isOurs = (found: Stored | undefined, body: Written): boolean => found?.write === body.write;

  /** What an insert that met an entity comes to: undefined if it was gone, or replaced, a moment later. */
  const afterConflict = async (id: EntityId, body: Written): Promise<Inserted | undefined> => {
    const found = await get(id);
    if (!found) return undefined;
    if (isOurs(found, body)) return { etag: etagOf(found) };
    if (!isExpired(found, now())) return { etag: undefined };
    const etag = await write(body, found.etag);
    return etag === undefined ? undefined : { etag };
  };

  const insert = async (id: EntityId, value: JsonObject, ttl: number): Promise<string | undefined> => {
    const body = bodyOf(id, value, now() + ttl);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const made = await write(body);
      if (made !== undefined) return made;
      const inserted = await afterConflict(id, body);
      if (inserted) return inserted.etag;
    }
    return undefined; // others insert and remove it all the time
  };

  return {
    read: async (id) => {
      const found = await get(id);
      return found && !isExpired(found, now()) ? entityOf(found, id) : undefined;
    },
    insert,
    replace: async (id, etag, value, ttl) => {
      const version = serviceEtag(etag, now());
      if (version === undefined) return undefined;
      const body = bodyOf(id, value, now() + ttl);
      const made = await write(body, version);
      if (made !== undefined) return made;
      const found = await get(id);
      return found && isOurs(found, body) ? etagOf(found) : undefined;
    },
    remove: async (id, etag) => {
      const found = etag === undefined ? await get(id) : undefined;
      if (etag === undefined && (!found || isExpired(found, now()))) return false;
      const version = etag === undefined ? '*' : serviceEtag(etag, now());
      if (version === undefined) return false;
      const client = await open();
      try {
        await client.deleteEntity(encodeKey(id.partition), encodeKey(id.key), { etag: version, abortSignal: limit() });
        return true;
      } catch (error) {
        return isRefused(error) ? false : fail(error);
      }
    },
    list: (partition) => listPartition(open, partition, now),
    sweep: async () => removeExpired(await open(), expiryText(now())),
  };
}

type Written = ReturnType<typeof bodyOf>;

interface Inserted {
  readonly etag: string | undefined;
}

/** `expires` comes first in our own ETag, so that an expired entity is known without a request. */
function bodyOf(id: EntityId, value: JsonObject, until: number) {
  return {
    partitionKey: encodeKey(id.partition),
    rowKey: encodeKey(id.key),
    expires: expiryText(until),
    write: randomUUID(),
    ...piecesOf(entityText(id, value)),
  };
}

async function* listPartition(open: () => Promise<TableClient>, partition: string, now: () => number) {
  // `filter` takes the names of the service (13.3.2 maps `rowKey` in `select` alone); an encoded key needs no escaping
  const queryOptions = { filter: `PartitionKey eq '${encodeKey(partition)}'` };
  try {
    for await (const found of (await open()).listEntities<Record<string, unknown>>({ queryOptions })) {
      const read = readEntityText(piecesJoined(found));
      // one that was changed by hand names no key any more; it stays until it expires
      if (read && !isExpired(found, now())) yield { ...read, etag: etagOf(found) };
    }
  } catch (error) {
    if (!isMissing(error)) fail(error);
  }
}

function entityOf(found: Stored, id: EntityId): Entity {
  const read = readEntityText(piecesJoined(found));
  const isOwn = read?.partition === id.partition && read.key === id.key;
  return { ...id, value: isOwn ? read.value : {}, etag: etagOf(found) };
}

function piecesJoined(found: Stored): string {
  return PIECES.map((name) => String(found[name] ?? '')).join('');
}

function etagOf({ expires, etag }: Stored): string {
  return ownEtag(String(expires), etag);
}

function ownEtag(expires: string, etag = ''): string {
  return `${expires} ${etag}`;
}

/** undefined if the entity has expired. */
function serviceEtag(etag: string, now: number): string | undefined {
  const [expires = '', ...rest] = etag.split(' ');
  return expires <= expiryText(now) ? undefined : rest.join(' ');
}

function isExpired({ expires }: Stored, now: number): boolean {
  return String(expires) <= expiryText(now);
}

/** Milliseconds since 1970 as text of a fixed length, which is ordered as the numbers are. */
function expiryText(time: number): string {
  return String(Math.ceil(time)).padStart(16, '0');
}

function isRefused(error: unknown): boolean {
  return codeOf(error) === 'EntityAlreadyExists' || statusOf(error) === 412 || statusOf(error) === 404;
}

function limit(): AbortSignal {
  return AbortSignal.timeout(STORAGE_TIMEOUT);
}
