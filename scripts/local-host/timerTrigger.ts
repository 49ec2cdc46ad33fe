// Runs a timer function at the times of its schedule, one run at a time.
import type { HostApp, HostLog, Registered } from './core.ts';
import { contextOfTrigger, runFunction } from './invoke.ts';
import type { Background } from './queueTrigger.ts';
import { nextTime } from './schedule.ts';

/** Longest wait of a Node.js timer. */
const LONGEST = 2 ** 31 - 1;

/** A failed run is logged, and does not end the schedule. */
export function startTimer(app: HostApp, registered: Registered, log: HostLog): Background {
  const schedule = String(
    Object.values(registered.bindings).find(({ type }) => /^timerTrigger$/i.test(type))?.schedule,
  );
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    const input = { schedule: { adjustForDST: true }, isPastDue: false };
    try {
      await runFunction(app, registered, input, contextOfTrigger(app, registered, {}, log));
    } catch (error) {
      log('error', `${registered.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  };
  const wait = (): void => {
    const due = nextTime(schedule, Date.now());
    if (due === undefined) return;
    const left = due - Date.now();
    timer = setTimeout(
      () => {
        if (left > LONGEST) return wait();
        running = run().then(wait);
      },
      Math.min(left, LONGEST),
    ).unref();
  };
  wait();
  return {
    stop: async () => {
      clearTimeout(timer);
      await running;
      clearTimeout(timer); // the run that has just ended has set the next one
    },
  };
}
