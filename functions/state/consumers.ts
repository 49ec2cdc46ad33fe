// Runs the work of a message with a deadline, a memory budget and a log line of its own, as a call has them.
import { type Deadline, startDeadline } from '../core/deadline.ts';
import { asFailure } from '../core/errors.ts';
import { assignBudget } from '../core/heldMemory.ts';
import { logFailure } from '../core/logger.ts';
import type { MemoryBudget } from '../core/memoryBudget.ts';
import type { AuditEntry, Log, LogEntry } from '../core/types.ts';
import { type ConsumeMessage, type QueueMessage, type QueueName, queueFunctionNames } from './state.ts';

/** One message, and what its work may use. */
export interface MessageWork {
  readonly message: QueueMessage;
  /** How often it has been delivered, this time included. */
  readonly tries: number;
  /** Ends before the Functions host ends the function (`functionTimeout` of host.json). */
  readonly deadline: Deadline;
  /** Logged at the end. The correlation ID is the one of the message (`correlationId`), else the ID of the message. */
  readonly line: LogEntry;
  /** Writes an audit entry, for work that changes something at a store. */
  readonly audit: (entry: AuditEntry) => void;
}

/** Does the work of a message. A message whose work rejects is tried again, five times in all; then it is poison. */
export type RunMessage = (work: MessageWork) => Promise<void>;

/** The work of each queue. A message of a queue without any is poison: it is kept, and counted by doctor. */
export type Runners = Readonly<Partial<Record<QueueName, RunMessage>>>;

/** Where the lines of the work go: to the invocation of the host, if there is one. */
export interface WorkLog {
  readonly log: Log;
  readonly audit: (entry: AuditEntry) => void;
}

/** Runs the work of a message and logs a line. `limit` is the time of the work, in milliseconds. */
export type Consume = (
  name: QueueName,
  delivery: Parameters<ConsumeMessage>[0],
  lines: WorkLog,
  limit?: number,
) => Promise<void>;

/** One minute less than `functionTimeout` of host.json, in milliseconds. */
const LONGEST = 240_000;

export function createConsumer(runners: Runners, budget: MemoryBudget): Consume {
  return async (name, { id, message, tries }, { log, audit }, limit = LONGEST) => {
    const started = performance.now();
    const line: LogEntry = {
      operation: queueFunctionNames[name],
      correlationId: correlationOf(message, id),
      query: [],
      attempts: 0,
    };
    const deadline = startDeadline(limit);
    assignBudget(deadline, budget);
    try {
      const run = runners[name];
      if (!run) throw new Error(`The queue ${name} has no work`);
      await run({ message, tries, deadline, line, audit });
    } catch (thrown) {
      throw logFailure(line, asFailure(thrown));
    } finally {
      deadline.end();
      line.milliseconds = Math.round(performance.now() - started);
      log(line.code === undefined ? 'info' : 'error', line);
    }
  };
}

function correlationOf({ correlationId = '' }: QueueMessage, id: string): string {
  return /^[A-Za-z0-9-]{8,64}$/.test(correlationId) ? correlationId : id;
}
