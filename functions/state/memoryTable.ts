// State table in this process: bounded by number and bytes, with a timer that removes what has expired.

import { readValue, valueText } from './asciiText.ts';
import { encodeKey } from './entityKey.ts';
import type { Entity, EntityId, StateTable } from './state.ts';
import { stateFull } from './stateErrors.ts';

export interface MemoryBounds {
  /** Maximum number of entities or messages. */
  readonly entries: number;
  /** Maximum characters of all values or messages together. */
  readonly bytes: number;
}

export const memoryBounds: MemoryBounds = { entries: 20_000, bytes: 16_777_216 };

/** Milliseconds between two removals of expired entities; between them they are absent, but still count. */
const SWEEP = 60_000;

interface Kept {
  readonly id: EntityId;
  readonly text: string;
  readonly etag: string;
  readonly until: number;
}

export interface MemoryTable extends StateTable {
  readonly close: () => void;
}

/** `elapsed` is monotonic, in milliseconds. A full table refuses an insert: dropping another entity would lose it silently. */
export function createMemoryTable(elapsed: () => number, most: MemoryBounds = memoryBounds): MemoryTable {
  const partitions = new Map<string, Map<string, Kept>>();
  let [count, bytes, versions] = [0, 0, 0];
  let timer: NodeJS.Timeout | undefined;

  const drop = (partition: string, key: string): void => {
    const kept = partitions.get(partition)?.get(key);
    if (!kept) return;
    partitions.get(partition)?.delete(key);
    if (partitions.get(partition)?.size === 0) partitions.delete(partition);
    count -= 1;
    bytes -= kept.text.length;
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

  const put = (id: EntityId, text: string, ttl: number): string => {
    const [partition, key] = [encodeKey(id.partition), encodeKey(id.key)];
    drop(partition, key);
    versions += 1;
    const entities = partitions.get(partition) ?? new Map<string, Kept>();
    partitions.set(partition, entities.set(key, { id, text, etag: String(versions), until: elapsed() + ttl }));
    count += 1;
    bytes += text.length;
    schedule();
    return String(versions);
  };

  const reserve = (more: number, freed: number): void => {
    const isFull = (): boolean => (freed === 0 && count >= most.entries) || bytes - freed + more > most.bytes;
    if (isFull()) removeExpired();
    if (isFull()) throw stateFull();
  };

  return {
    read: async (id) => asEntity(find(id)),
    insert: async (id, value, ttl) => {
      const text = valueText(value);
      if (find(id)) return undefined;
      reserve(text.length, 0);
      return put(id, text, ttl);
    },
    replace: async (id, etag, value, ttl) => {
      const text = valueText(value);
      const kept = find(id);
      if (kept?.etag !== etag) return undefined;
      reserve(text.length, kept.text.length);
      return put(id, text, ttl);
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
