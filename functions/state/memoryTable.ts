// State table in this process: bounded by number and bytes, with a timer that removes what has expired.

import { readValue, valueText } from './asciiText.ts';
import { encodeKey } from './entityKey.ts';
import { createMemoryShares, type MemorySize } from './memoryShares.ts';
import type { Capacity, Entity, EntityId, StateTable, TableName } from './state.ts';
import { shareFull, stateFull } from './stateErrors.ts';

/** Maximum number of entities or messages, and characters of all values or messages together. */
export const memoryBounds: MemorySize = { entries: 20_000, bytes: 16_777_216 };

/** Jobs need more: half of it is room for the results of a hundred jobs of one caller (jobStore.ts). */
export function boundsOf(table: TableName): MemorySize {
  return table === 'storerelayjobs' ? { ...memoryBounds, bytes: 41_943_040 } : memoryBounds;
}

/** Milliseconds between two removals of expired entities; between them they are absent, but still count. */
const SWEEP = 60_000;

interface Kept {
  readonly id: EntityId;
  readonly text: string;
  readonly etag: string;
  readonly until: number;
  readonly owner: string | undefined;
  /** Characters that it has, or may come to have. */
  readonly size: number;
  /** Whether `size` has room to grow. */
  readonly grows: boolean;
}

export interface MemoryTable extends StateTable {
  readonly close: () => void;
}

/** `elapsed` is monotonic, in milliseconds. A full table refuses an insert, unless there is an entity that gives way. */
export function createMemoryTable(elapsed: () => number, most: MemorySize = memoryBounds): MemoryTable {
  const partitions = new Map<string, Map<string, Kept>>();
  const shares = createMemoryShares();
  /** Those that give way, the oldest first. */
  const evictables = new Set<Kept>();
  let [count, bytes, versions] = [0, 0, 0];
  let timer: NodeJS.Timeout | undefined;

  const drop = (partition: string, key: string): void => {
    const kept = partitions.get(partition)?.get(key);
    if (!kept) return;
    partitions.get(partition)?.delete(key);
    if (partitions.get(partition)?.size === 0) partitions.delete(partition);
    count -= 1;
    bytes -= kept.size;
    shares.count(kept.owner, { entries: -1, bytes: -kept.size });
    evictables.delete(kept);
  };

  const find = (id: EntityId): Kept | undefined => {
    const [partition, key] = [encodeKey(id.partition), encodeKey(id.key)];
    const kept = partitions.get(partition)?.get(key);
    if (!kept || elapsed() < kept.until) return kept;
    drop(partition, key);
    return undefined;
  };

  const removeExpired = (): number => {
    const before = count;
    for (const [partition, entities] of partitions)
      for (const [key, { until }] of entities) if (elapsed() >= until) drop(partition, key);
    return before - count;
  };

  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      removeExpired();
      if (count > 0) schedule();
    }, SWEEP).unref();
  };

  const put = (made: Omit<Kept, 'etag'>, { evictable }: Capacity): string => {
    const { id, owner, size } = made;
    const [partition, key] = [encodeKey(id.partition), encodeKey(id.key)];
    drop(partition, key);
    versions += 1;
    const entities = partitions.get(partition) ?? new Map<string, Kept>();
    const kept = { ...made, etag: String(versions) };
    partitions.set(partition, entities.set(key, kept));
    if (evictable) evictables.add(kept);
    count += 1;
    bytes += size;
    shares.count(owner, { entries: 1, bytes: size });
    schedule();
    return String(versions);
  };

  const reserve = (owner: string | undefined, more: MemorySize, replaced?: Kept): void => {
    const free = (): MemorySize => ({ entries: most.entries - count, bytes: most.bytes - bytes });
    const isFull = (): boolean => free().entries < more.entries || free().bytes < more.bytes;
    const hasShare = (): boolean => shares.allow(owner, more, free());
    if (isFull() || !hasShare()) removeExpired();
    for (const each of evictables)
      if (each !== replaced && (isFull() || (each.owner === owner && !hasShare())))
        drop(encodeKey(each.id.partition), encodeKey(each.id.key));
    if (isFull()) throw stateFull();
    if (!hasShare()) throw shareFull();
  };

  return {
    read: async (id) => asEntity(find(id)),
    insert: async (id, value, ttl, capacity = {}) => {
      const text = valueText(value);
      if (find(id)) return undefined;
      const { owner, growth = 0 } = capacity;
      const size = text.length + growth;
      reserve(owner, { entries: 1, bytes: size });
      return put({ id, text, until: elapsed() + ttl, owner, size, grows: growth > 0 }, capacity);
    },
    replace: async (id, etag, value, ttl, capacity = {}) => {
      const text = valueText(value);
      const kept = find(id);
      if (kept?.etag !== etag) return undefined;
      const { owner } = kept;
      const { growth = 0 } = capacity;
      const grows = growth > 0;
      const size = grows && kept.grows ? Math.max(text.length, kept.size) : text.length + growth;
      reserve(owner, { entries: 0, bytes: size - kept.size }, kept);
      return put({ id, text, until: elapsed() + ttl, owner, size, grows }, capacity);
    },
    remove: async (id, etag) => {
      const kept = find(id);
      if (!kept || (etag !== undefined && kept.etag !== etag)) return false;
      drop(encodeKey(id.partition), encodeKey(id.key));
      return true;
    },
    async *list(partition) {
      const entities = partitions.get(encodeKey(partition)) ?? new Map<string, Kept>();
      for (const key of [...entities.keys()].sort()) {
        const kept = entities.get(key);
        const entity = kept && asEntity(find(kept.id));
        if (entity) yield entity;
      }
    },
    sweep: async () => removeExpired(),
    close: () => clearTimeout(timer),
  };
}

function asEntity(kept: Kept | undefined): Entity | undefined {
  return kept && { ...kept.id, value: readValue(kept.text) ?? {}, etag: kept.etag };
}
