// Deduplicates the items of a paginated list, which may repeat items if it changes meanwhile.
import { createHash } from 'node:crypto';
import { isJsonObject } from '../../connector/core/json.ts';

/** Collects items. Mutable: it grows with each page. */
export interface ItemCollector<T> {
  /** Adds the items of one page; returns how many were new. */
  readonly add: (items: readonly unknown[]) => number;
  readonly items: readonly T[];
}

const LONGEST_KEY = 64;

/** `keep` converts each item for storage. */
export function createItemCollector<T>(keep: (item: unknown) => T): ItemCollector<T> {
  const items: T[] = [];
  const known = new Set<string>();
  const isNew = (item: unknown): boolean => !known.has(keyOf(item));
  return {
    items,
    add: (page) => {
      // resources are unique; items without an ID may occur twice on one page, so only later pages are compared
      const fresh = page.filter((item) => isNew(item) && (!isResource(item) || known.add(keyOf(item))));
      for (const item of fresh) known.add(keyOf(item));
      for (const item of fresh) items.push(keep(item));
      return fresh.length;
    },
  };
}

function keyOf(item: unknown): string {
  if (isJsonObject(item) && isResource(item)) return `${item.type}/${item.id}`;
  const text = JSON.stringify(item) ?? '';
  return text.length <= LONGEST_KEY ? text : createHash('sha256').update(text).digest('base64url');
}

/** JSON:API: type and ID identify a resource. */
function isResource(item: unknown): boolean {
  return isJsonObject(item) && typeof item.type === 'string' && item.id !== undefined;
}
