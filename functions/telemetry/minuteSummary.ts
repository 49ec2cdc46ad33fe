// Counts frequent events, such as refusals, instead of logging each: writes one summary per kind and minute.

/** Interval between summaries, in milliseconds. */
const MINUTE = 60_000;

export interface MinuteSummary {
  /** Kinds are few and known in advance: codes and names of settings. */
  readonly count: (kind: string) => void;
  /** Writes the pending counts immediately; for shutdown. */
  readonly flush: () => void;
}

/** Calls `report` with the counts since the last summary: `refused: 3 times operation_not_allowed, caller marketing`. */
export function createMinuteSummary(what: string, report: (sentence: string) => void): MinuteSummary {
  const counts = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const [kind, times] of counts) report(`${what}: ${times} ${times === 1 ? 'time' : 'times'} ${kind}`);
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
