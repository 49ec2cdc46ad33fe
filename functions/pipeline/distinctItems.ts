// Deduplicates the items of a paginated list, which may repeat items if it changes meanwhile.
import { createHash } from 'node:crypto';
import { isJsonObject } from '../../connector/core/json.ts';

/** An item as it is kept. Items with the same key are the same item. */
export interface ListItem<T> {
  readonly value: T;
  readonly key: string;
  /** JSON:API: type and ID identify a resource. */
  readonly isResource: boolean;
}

/** Collects items. Mutable: it grows with each page. */
export interface ItemCollector<T> {
  /** Adds the items of one page; returns how many were new. */
  readonly add: (items: readonly ListItem<T>[]) => number;
  readonly items: readonly T[];
}

const LONGEST_KEY = 64;

export function createItemCollector<T>(): ItemCollector<T> {
  const items: T[] = [];
  const known = new Set<string>();
  return {
    items,
    add: (page) => {
      // resources are unique; items without an ID may occur twice on one page, so only later pages are compared
      const fresh = page.filter(({ key, isResource }) => !known.has(key) && (!isResource || known.add(key)));
      for (const { key } of fresh) known.add(key);
      for (const { value } of fresh) items.push(value);
      return fresh.length;
    },
  };
}

/** A parsed item. */
export function itemOf(value: unknown): ListItem<unknown> {
  const { type, id } = isJsonObject(value) ? value : {};
  return keyed(value, type, id, () => JSON.stringify(value) ?? '');
}

/** An item with its type and ID; `text` is called for one that is no resource. */
export function keyed<T>(value: T, type: unknown, id: unknown, text: () => string | Uint8Array): ListItem<T> {
  if (typeof type === 'string' && id !== undefined) return { value, key: `${type}/${id}`, isResource: true };
  const own = text();
  const key = own.length <= LONGEST_KEY ? String(own) : createHash('sha256').update(own).digest('base64url');
  return { value, key, isResource: false };
}
