// Writes the audit entries of a finished call.
import type { Operation } from '../../connector/core/operation.ts';
import type { LogEntry, RelayRequest, RelayResponse } from '../core/types.ts';
import { auditLines } from './auditLog.ts';
import type { IdentifyCaller } from './identifyCaller.ts';

/** Also audits a call that was rejected before its caller was identified. */
export function auditCall(
  identifyCaller: IdentifyCaller,
  operation: Operation,
  call: RelayRequest,
  line: LogEntry,
  answered: RelayResponse,
): void {
  if (operation.access !== 'read' || operation.delegates) line.caller ??= identifyCaller(call).caller;
  for (const entry of auditLines(operation, call, line, answered)) call.audit(entry);
}
