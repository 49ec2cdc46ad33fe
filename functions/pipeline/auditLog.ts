// Audit log: for each call that can change something, the changes (IDs only), the caller and the outcome.
import { identifiersOf } from '../../connector/core/identifiers.ts';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { rememberedFor } from '../../connector/core/memoize.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { isRead } from '../../connector/core/repeats.ts';
import { flowRunOf } from '../core/flowRun.ts';
import type { AuditEntry, AuditedChange, AuditedIds, LogEntry, RelayRequest, RelayResponse } from '../core/types.ts';
import type { ValidatedRequest } from './validate.ts';

interface Open {
  operation: Operation;
  valid?: ValidatedRequest;
  readonly changes: AuditedChange[];
  more: number;
}

/** Keyed by the log line of the call. */
const calls = new WeakMap<LogEntry, Open>();

/** Maximum recorded changes per call; more are only counted. */
const MOST_CHANGES = 1_000;
/** Changes per entry: Application Insights truncates a trace after 32,768 characters. */
const CHANGES_IN_LINE = 40;

const identifiers = rememberedFor(identifiersOf);

/** Maximum logged values of an ID list. */
const MOST_VALUES = 20;

/** Largest response that is parsed for an ID, in bytes. */
const LARGEST = 262_144;

/** Records the validated inputs of a call; with delegation the last operation counts. A message has no inputs of its own. */
export function auditInputs(line: LogEntry, operation: Operation, valid: ValidatedRequest): void {
  if ((operation.protocol || !mayChange(operation)) && !calls.has(line)) return;
  const { changes, more } = open(line, operation);
  calls.set(line, { operation, valid, changes, more });
}

/** Records a request that may change something, before it is sent, since its response may never arrive. */
export function auditChange(
  line: LogEntry,
  operation: Operation,
  valid: ValidatedRequest,
  path: string,
): AuditedChange {
  const call = open(line, operation);
  calls.set(line, call);
  const change: AuditedChange = {
    operation: operation.id,
    method: operation.method,
    path: plainPath(path),
    ids: idsOf(operation, valid),
  };
  if (call.changes.length < MOST_CHANGES) call.changes.push(change);
  else call.more += 1;
  return change;
}

/** Records the ID of the created resource, if the response contains one. */
export function auditMade(change: AuditedChange | undefined, { body }: RelayResponse): void {
  if (change?.method !== 'POST' || !(body instanceof Uint8Array)) return;
  const data = (jsonOf(body) as { data?: { id?: unknown } } | undefined)?.data;
  if (isName(data?.id)) change.made = data.id;
}

/** The entries of a finished call, several if it made many changes; none for a call that cannot change anything. */
export function auditLines(
  asked: Operation,
  call: RelayRequest,
  line: LogEntry,
  answered: RelayResponse,
): readonly AuditEntry[] {
  if (!mayChange(asked) && !calls.has(line)) return [];
  const { operation, valid, changes, more } = open(line, asked);
  if (operation.access === 'read' && changes.length === 0) return [];
  const { correlationId, viaOperation, through, caller, account, code, simulated } = line;
  const ids = { ...(valid && idsOf(operation, valid)), ...answeredIds(operation, answered) };
  const planned = isPlan(valid);
  const head = {
    ...{ audit: operation.id, access: operation.access, correlationId, caller, account },
    ...{ viaOperation, through },
    ...{ outcome: outcomeOf(line, changes, planned, answered), status: answered.status, code, ids, simulated },
    flow: flowRunOf(call),
  };
  const parts = Math.max(1, Math.ceil(changes.length / CHANGES_IN_LINE));
  return Array.from({ length: parts }, (_, at) => ({
    ...head,
    changes: changes.slice(at * CHANGES_IN_LINE, (at + 1) * CHANGES_IN_LINE),
    ...(parts > 1 && { part: at + 1, parts }),
    ...(more > 0 && { moreChanges: more }),
  }));
}

/** A plain read has nothing to record; it is most of all calls. */
function mayChange(operation: Operation): boolean {
  return operation.access !== 'read' || operation.recipe !== undefined || !isRead(operation);
}

function open(line: LogEntry, operation: Operation): Open {
  return calls.get(line) ?? { operation, changes: [], more: 0 };
}

/** The path without its query, only if it consists of plain names: a client may have written it. */
function plainPath(path: string): string {
  const [plain = ''] = path.split('?');
  return /^[\w/.:~-]{1,512}$/.test(plain) ? plain : '(other form)';
}

function idsOf(operation: Operation, { path, query, body }: ValidatedRequest): AuditedIds {
  const names = identifiers(operation);
  const fields: JsonObject = isJsonObject(body) ? body : {};
  const given = [
    ...names.path.map((name) => [name, path[name]] as const),
    ...names.query.map((name) => [name, query[name]] as const),
    ...names.body.map((name) => [name, fields[name]] as const),
  ];
  return auditedIds(given);
}

function auditedIds(given: readonly (readonly [string, unknown])[]): AuditedIds {
  const there = given.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(
    there.map(([name, value]) => [name, Array.isArray(value) ? some(value) : auditedId(value)]),
  );
}

function some(values: readonly unknown[]): readonly string[] {
  const more = values.length - MOST_VALUES;
  return [...values.slice(0, MOST_VALUES).map(auditedId), ...(more > 0 ? [`(${more} more)`] : [])];
}

function auditedId(value: unknown): string {
  return isName(String(value)) ? String(value) : '(other form)';
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.:-]{1,128}$/.test(value);
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return body.byteLength > LARGEST ? undefined : JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** IDs in the response of a recipe that its row declares as audited, such as the version that was found. */
function answeredIds({ audited = [] }: Operation, { status, body }: RelayResponse): AuditedIds {
  const answered = audited.length > 0 && status < 300 && body instanceof Uint8Array ? jsonOf(body) : undefined;
  return isJsonObject(answered) ? auditedIds(audited.map((name) => [name, answered[name]] as const)) : {};
}

/** Whether a recipe only plans its changes. */
function isPlan(valid: ValidatedRequest | undefined): boolean {
  return valid?.query.dryRun === true || (isJsonObject(valid?.body) && valid.body.dryRun === true);
}

function outcomeOf(
  line: LogEntry,
  changes: readonly AuditedChange[],
  planned: boolean,
  { status: answered }: RelayResponse,
): AuditEntry['outcome'] {
  if (line.replayed) return 'replayed';
  if (line.code === 'outcome_unknown' || changes.some(({ status }) => status === undefined)) return 'unknown';
  // a change without a request to a store is one of the relay's own state (core/ownChange.ts)
  const isOwn = changes.length === 0 && (line.changes ?? 0) > 0;
  const isMade = isOwn || changes.some(({ status = 0 }) => status >= 200 && status < 300);
  if (line.code !== undefined) return isMade ? 'partly' : 'refused';
  if (planned) return 'planned';
  return isOwn && answered === 202 ? 'started' : isMade ? 'done' : 'unchanged';
}
