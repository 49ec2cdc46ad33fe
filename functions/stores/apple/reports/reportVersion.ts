// Report versions: some reports require one, and Apple's error names the newest (Ponytech #10).
import { Failure } from '../../../core/errors.ts';

/** Retries once with the version named in the error, if the call has no version. */
export async function withVersion<T>(
  given: string | undefined,
  ask: (version: string | undefined) => Promise<T>,
): Promise<T> {
  try {
    return await ask(given);
  } catch (thrown) {
    const named = given === undefined ? namedIn(thrown) : undefined;
    if (named === undefined) throw thrown;
    return ask(named);
  }
}

function namedIn(thrown: unknown): string | undefined {
  return thrown instanceof Failure && thrown.status === 400
    ? thrown.details.flatMap(
        ({ message }) => /latest version for this report is (\d+_\d+)/i.exec(message)?.[1] ?? [],
      )[0]
    : undefined;
}
