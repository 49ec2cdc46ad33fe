// Values that are made at their first use.

/** Memoizes a function without inputs. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/** Memoizes a function by its key. */
export function remembered<Made>(make: (key: string) => Made): (key: string) => Made {
  const known = new Map<string, { readonly it: Made }>();
  return (key) => {
    const found = known.get(key) ?? { it: make(key) };
    known.set(key, found);
    return found.it;
  };
}

/** Memoizes what is loaded. A failure is not kept: the next call loads again. */
export function loadedOnce<Made>(load: () => Promise<Made>): () => Promise<Made> {
  let loading: Promise<Made> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
