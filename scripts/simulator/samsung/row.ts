// A Galaxy Store operation as a row: its route, required scope, inputs and handler.
import type { Arrival, SimulatedReply } from '../httpMessage.ts';
import { wrongContentType } from './errors.ts';
import { type Envelope, type GalaxyRefusal, isRefusal, refuseGalaxy } from './refusals.ts';
import type { SellerAccount } from './sellerAccount.ts';
import { isJson } from './token.ts';
import { faultOf, isRecord, type ValueShape, type ValuesOf } from './valueTypes.ts';

type Values = Readonly<Record<string, unknown>>;

export interface RowCall<Query = Values, Body = Values> {
  readonly sellerAccount: SellerAccount;
  readonly arrival: Arrival;
  readonly now: number;
  /** The path values. */
  readonly place: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
}

export interface SimulatedRow {
  readonly route: string;
  readonly scope: 'publishing' | 'gss';
  /** Only contentMetric does not require the header service-account-id. */
  readonly anonymous?: boolean;
  readonly envelope: Envelope;
  readonly query: ValueShape;
  /** Undefined if the operation has no body. */
  readonly body: ValueShape | undefined;
  readonly run: (asked: RowCall) => SimulatedReply | GalaxyRefusal;
}

interface Written<Q extends ValueShape, B extends ValueShape> extends Pick<SimulatedRow, 'route'> {
  readonly query?: Q;
  readonly body?: B;
  readonly anonymous?: boolean;
  readonly run: (asked: RowCall<ValuesOf<Q>, ValuesOf<B>>) => SimulatedReply | GalaxyRefusal;
}

type Write = <Q extends ValueShape = Record<never, never>, B extends ValueShape = Record<never, never>>(
  written: Written<Q, B>,
) => SimulatedRow;

export interface RowMatch {
  readonly row: SimulatedRow;
  readonly place: RowCall['place'];
}

/** A family of calls has one scope and one error format. In `run`, the values have the types of their kinds. */
export function rowsOf(scope: SimulatedRow['scope'], envelope: Envelope): Write {
  return ({ query, body, run, ...rest }) => ({
    ...rest,
    scope,
    envelope,
    query: query ?? {},
    body,
    run: run as SimulatedRow['run'],
  });
}

/** Validates the request against the row, and runs it. */
export function runRow(
  row: SimulatedRow,
  sellerAccount: SellerAccount,
  arrival: Arrival,
  place: RowCall['place'],
): SimulatedReply {
  if (row.body && !isJson(arrival)) return wrongContentType();
  const query = readQuery(arrival.query);
  const body = row.body ? readJson(arrival.body) : {};
  const contentId = body?.contentId ?? query?.contentId;
  const wrong =
    query && body
      ? (faultOf(row.query, query) ?? faultOf(row.body ?? {}, body))
      : query
        ? 'the body is not a JSON object'
        : 'a parameter is given twice';
  if (wrong !== undefined || !query || !body) return row.envelope(refuseGalaxy('1000', wrong), contentId);
  const found = row.run({ sellerAccount, arrival, now: arrival.now, place, query, body });
  return isRefusal(found) ? row.envelope(found, contentId) : found;
}

/** The row for a method and a path. */
export function findRow(rows: readonly SimulatedRow[], method: string, path: string): RowMatch | undefined {
  const given = path.split('/');
  for (const row of rows) {
    const [verb, pattern = ''] = row.route.split(' ');
    const place = verb === method ? placeOf(pattern.split('/'), given) : undefined;
    if (place) return { row, place };
  }
  return undefined;
}

function readQuery(query: URLSearchParams): Values | undefined {
  const values = Object.fromEntries(query);
  return Object.keys(values).length === query.size ? values : undefined;
}

function readJson(body: string): Values | undefined {
  try {
    const read: unknown = JSON.parse(body);
    return isRecord(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function placeOf(pattern: readonly string[], path: readonly string[]): RowCall['place'] | undefined {
  if (pattern.length !== path.length) return undefined;
  const place: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = path[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = name === undefined ? undefined : decode(given);
    if (name !== undefined && value) place[name] = value;
    else if (part !== given) return undefined;
  }
  return place;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
