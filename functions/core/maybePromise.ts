// Values that are usually there at once: most calls wait for nothing before they are sent, and a promise costs CPU.

/** A value, or a promise of it where something has to be waited for. `await` takes both. */
export type MaybePromise<T> = T | Promise<T>;

/** Runs `work`; `failed` gets what it throws, or what its promise rejects with. */
export function attempt<T>(work: () => MaybePromise<T>, failed: (thrown: unknown) => never): MaybePromise<T> {
  let made: MaybePromise<T>;
  try {
    made = work();
  } catch (thrown) {
    return failed(thrown);
  }
  return made instanceof Promise ? made.catch(failed) : made;
}
