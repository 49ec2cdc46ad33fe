// Counts what must not fill a log, such as refusals: told once a minute, as a sentence for each kind.

/** For how long things are counted before they are told, in milliseconds. */
const MINUTE = 60_000;

export interface MinuteSummary {
  /** Kinds are few and known beforehand: codes, and names of the settings. */
  readonly count: (kind: string) => void;
  /** Tells at once what was counted; for the end of the process. */
  readonly flush: () => void;
}

/** `tell` gets `refused: 3 times operation_not_allowed, caller marketing`: what was counted since it was told last. */
export function createMinuteSummary(what: string, tell: (sentence: string) => void): MinuteSummary {
  const counts = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const [kind, times] of counts) tell(`${what}: ${times} ${times === 1 ? 'time' : 'times'} ${kind}`);
    counts.clear();
  };
  return {
    count: (kind) => {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      timer ??= setTimeout(flush, MINUTE).unref();
    },
    flush,
  };
}
