// The items of a list that is read page by page, each once: a list that changes meanwhile shows some of them again.
import { createHash } from 'node:crypto';
import { isJsonObject } from '../../connector/core/json.ts';

/** Mutable: it grows with each page. */
export interface ItemCollector<T> {
  /** Takes the items of one page, and says how many of them were not there before. */
  readonly add: (items: readonly unknown[]) => number;
  readonly items: readonly T[];
}

const LONGEST_KEY = 64;

/** Each item is kept as what `keep` makes of it. */
export function createItemCollector<T>(keep: (item: unknown) => T): ItemCollector<T> {
  const items: T[] = [];
  const known = new Set<string>();
  const isNew = (item: unknown): boolean => !known.has(keyOf(item));
  return {
    items,
    add: (page) => {
      // resources are one of a kind; what has no ID may be there twice on one page, and only the next page repeats it
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

/** JSON:API: type and ID name a resource. */
function isResource(item: unknown): boolean {
  return isJsonObject(item) && typeof item.type === 'string' && item.id !== undefined;
}
