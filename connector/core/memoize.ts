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

/** Memoizes a function by an object, for as long as that object is in use. */
export function rememberedFor<Key extends object, Made extends object>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, Made>();
  return (key) => {
    const found = known.get(key);
    if (found) return found;
    const made = make(key);
    known.set(key, made);
    return made;
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
