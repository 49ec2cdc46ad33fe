// One bad message: as a call to an operation, and as bytes on the wire.
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';

/** A call to an operation that exists, with something in it that must not get through. */
export interface Misuse {
  readonly operation: string;
  readonly path?: Readonly<Record<string, string>>;
  /** As it stands behind the question mark. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Bytes as they go over the wire, one character for each. */
export interface Attack {
  readonly title: string;
  readonly bytes: string;
}

export function attackedOperationOf(id: string): Operation {
  const found = catalog.find((operation) => operation.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

type Headers = readonly (readonly [string, string])[];

/** Where a header or line has to stand as the attack wants it, everything else of a good message is around it. */
export function message(method: string, target: string, headers: Headers, body = ''): string {
  const lines = [['host', 'relay.test'], ['connection', 'close'], ...headers].map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`${method} ${target} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

/** A short name for what may be long or invisible. */
export function shownAttack(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return escaped.length > 90 ? `${escaped.slice(0, 80)}... (${text.length})` : escaped;
}

function addressOf({ operation, path = {}, query }: Misuse): string {
  const address = attackedOperationOf(operation).address.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? '1'),
  );
  return `/api/${address}${query === undefined ? '' : `?${query}`}`;
}

/** The misuse with a good key, so that nothing but the misuse can be what is refused. */
export function onWire(misuse: Misuse, key: string): Attack {
  const body = Buffer.from(misuse.body ?? '').toString('latin1');
  const { method } = attackedOperationOf(misuse.operation);
  const length: Headers = misuse.body === undefined ? [] : [['content-length', String(body.length)]];
  const headers: Headers = [['x-functions-key', key], ...length, ...Object.entries(misuse.headers ?? {})];
  const address = addressOf(misuse);
  return {
    title: shownAttack(`${method} ${address} ${JSON.stringify(misuse.headers ?? {})} ${body}`),
    bytes: message(method, address, headers, body),
  };
}

/** What HTTP itself would not carry as one header, or what a host resolves before the relay sees it. */
export function fitsWire({ headers = {}, path = {} }: Misuse): boolean {
  return (
    Object.values(headers).every((value) => !/[\r\n\0]/.test(value) && /^[\0-\xff]*$/.test(value)) &&
    Object.values(path).every((value) => !['', '.', '..', '\ud800'].includes(value))
  );
}
