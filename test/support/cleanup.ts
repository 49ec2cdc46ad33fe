// Closes the resources of a test after it, whether it passed or failed.
export interface Closable {
  readonly close: () => Promise<unknown> | unknown;
}

/** `const open = closeLater();` in a test file, then `open(thing)` in its tests. */
export function closeLater(): <T extends Closable>(thing: T | Promise<T>) => Promise<T> {
  const opened: Closable[] = [];
  afterEach(async () => {
    for (const thing of opened.splice(0).reverse()) await thing.close();
  });
  return async (thing) => {
    const ready = await thing;
    opened.push(ready);
    return ready;
  };
}
