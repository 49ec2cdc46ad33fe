// Changes of the relay's own state, such as a subscription, in the log line of a call.
import type { LogEntry } from './types.ts';

/** The audit log then says `done`, and a repeat of the call gets the same response. */
export function noteOwnChange(line: LogEntry): void {
  line.changes ||= 1;
}
