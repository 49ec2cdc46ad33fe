// Lists that come page by page.

/** Where a list and its next page are in a response. Locations are paths such as `meta/paging/nextCursor`. */
export interface Paging {
  /** The input that selects a page. */
  readonly input: string;
  readonly items: string;
  /** Location of the value of that input for the next page. */
  readonly at?: string;
  /** Location of the number of pages. */
  readonly pages?: string;
  /** For a list that has neither: the input counts items (0) or pages (1), and `total` is the location of their number. */
  readonly from?: 0 | 1;
  readonly total?: string;
}

/** A list: `await` gives its first page, `for await` every item, and `pages()` every page. */
export interface List<Page, Item> extends PromiseLike<Page>, AsyncIterable<Item> {
  readonly pages: () => AsyncGenerator<Page, void, void>;
}

type Inputs = Readonly<Record<string, unknown>>;

/** The list of one call. Nothing is sent before it is awaited or iterated over. */
export function createList(read: (inputs: Inputs) => Promise<unknown>, paging: Paging, inputs: Inputs) {
  async function* pages(): AsyncGenerator<unknown, void, void> {
    const seen = new Set<string>();
    let [next, count]: [Inputs | undefined, number] = [inputs, 0];
    while (next) {
      const page = await read(next);
      yield page;
      const items = itemsIn(page, paging);
      count += items.length;
      const value = nextValue(page, paging, next, count, items.length);
      // a page that was read already would go on without an end
      const isNew = value !== undefined && !seen.has(String(value));
      seen.add(String(value));
      next = isNew ? { ...next, [paging.input]: value } : undefined;
    }
  }
  return {
    pages,
    // biome-ignore lint/suspicious/noThenProperty: a list is awaited for its first page
    then: (...callbacks: Parameters<Promise<unknown>['then']>) => read(inputs).then(...callbacks),
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* itemsIn(page, paging);
    },
  };
}

function itemsIn(page: unknown, { items }: Paging): readonly unknown[] {
  const list = valueAt(page, items);
  return Array.isArray(list) ? list : [];
}

function nextValue(page: unknown, paging: Paging, inputs: Inputs, count: number, length: number): unknown {
  const { input, at, pages, from, total } = paging;
  const current = Number(inputs[input] ?? from ?? 1);
  if (at) return valueAt(page, at) || (linkedValue(page, input) ?? undefined);
  if (pages) return current < Number(valueAt(page, pages) ?? 0) ? current + 1 : undefined;
  const all = Number(valueAt(page, total ?? '') ?? 0);
  return length > 0 && count < all ? current + (from === 0 ? length : 1) : undefined;
}

/** A long response may have its next page in nextLink alone. Only the value is read: no other address is called. */
function linkedValue(page: unknown, input: string): string | null {
  const link = valueAt(page, 'nextLink');
  return typeof link === 'string' ? new URL(link).searchParams.get(input) : null;
}

function valueAt(page: unknown, location: string): unknown {
  return location.split('/').reduce((part: unknown, key) => (part as Inputs | null | undefined)?.[key], page);
}
