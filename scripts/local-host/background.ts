// Runs the functions of an app that no request calls: timers and queues, by the rules of the real host.
import type { HostApp, HostLog, Registered } from './core.ts';
import type { QueueSettings } from './hostjson.ts';
import { type Background, startQueue } from './queueTrigger.ts';
import { startTimer } from './timerTrigger.ts';

/** Whether this host runs a function without a request. */
export function runsInBackground(registered: Registered): boolean {
  return ['timertrigger', 'queuetrigger'].includes(triggerOf(registered));
}

/** The trigger of a function, in lower case: the names of bindings are case-insensitive. */
function triggerOf({ bindings }: Registered): string {
  return (
    Object.values(bindings)
      .find(({ type }) => /trigger$/i.test(type))
      ?.type.toLowerCase() ?? ''
  );
}

/** Starts all. `stop` waits for the functions in progress. */
export function startBackground(app: HostApp, rules: QueueSettings, log: HostLog): Background {
  const started = app.functions.flatMap((registered) => {
    const trigger = triggerOf(registered);
    if (trigger === 'timertrigger') return startTimer(app, registered, log);
    if (trigger === 'queuetrigger') return startQueue(app, registered, rules, log) ?? [];
    return [];
  });
  return {
    stop: async () => {
      await Promise.all(started.map(({ stop }) => stop()));
    },
  };
}
