// Makes a function of each operation in the table.
import { type CallOptions, createSend, type PreparedRequest, type RelayOptions } from './connection.ts';
import { type FileBody, paging, type RelayOperations, table } from './operations.generated.ts';
import { createList, type Paging } from './pages.ts';

export type Callers = RelayOperations;
type Inputs = Readonly<Record<string, unknown>>;

/** One line of the table: method, address, flags, and the names of inputs that are neither in the path nor where the method puts them. */
interface Line {
  readonly id: string;
  readonly method: string;
  readonly address: string;
  /** `s`: a POST that changes nothing; `b`: it has a body of inputs; `f`: the body is a file. */
  readonly flags: string;
  readonly query: readonly string[];
  readonly headers: readonly string[];
}

export function createCallers(options: RelayOptions): Callers {
  const send = createSend(options);
  const functions = Object.entries<string>(table).map(([name, text]) => {
    const line = readLine(name, text);
    const pages = (paging as Readonly<Record<string, Paging>>)[name];
    const call = async (inputs: Inputs = {}, asked: CallOptions = {}): Promise<unknown> =>
      readAnswer(await send(prepare(line, inputs, asked), asked));
    const list = (inputs: Inputs = {}, asked: CallOptions = {}) =>
      createList((given) => call(given, asked), pages as Paging, inputs);
    return [name, pages ? list : call] as const;
  });
  return Object.freeze(Object.fromEntries(functions)) as unknown as Callers;
}

function readLine(name: string, text: string): Line {
  const [method = '', address = '', flags = '', names = ''] = text.split(' ');
  const given = names.split(',').filter(Boolean);
  return {
    id: name.charAt(0).toUpperCase() + name.slice(1),
    ...{ method, address, flags },
    query: given.filter((each) => !each.startsWith('@')),
    headers: given.flatMap((each) => (each.startsWith('@') ? [each.slice(1)] : [])),
  };
}

function prepare(line: Line, inputs: Inputs, asked: CallOptions): PreparedRequest {
  const { id: operation, method, address, flags } = line;
  const isRead = method === 'GET' || flags.includes('s');
  const { query, headers, body } = placed(line, inputs);
  const path = address.replace(/\{(\w+)\}/g, (_, name: string) => pathValue(name, inputs[name]));
  const text = query.size > 0 ? `?${query}` : '';
  const isFile = flags.includes('f');
  const content = isFile ? (body.body as FileBody | undefined) : flags.includes('b') ? JSON.stringify(body) : undefined;
  if (content !== undefined) headers['content-type'] = isFile ? 'application/octet-stream' : 'application/json';
  if (!isRead) headers['idempotency-key'] = asked.idempotencyKey ?? newKey();
  return { operation, method, address: `/${path}${text}`, headers, isRead, body: content };
}

/** The inputs by place. Those of an operation with a body are in the body, unless the line says otherwise. */
function placed({ address, flags, ...names }: Line, inputs: Inputs) {
  const [query, headers, body] = [new URLSearchParams(), {} as Record<string, string>, {} as Record<string, unknown>];
  const takesBody = /[bf]/.test(flags);
  for (const [name, value] of Object.entries(inputs)) {
    if (value === undefined || address.includes(`{${name}}`)) continue;
    if (names.headers.includes(name)) headers[name] = String(value);
    else if (takesBody && !names.query.includes(name)) body[name] = value;
    else if (value !== null) query.set(name, queryValue(value));
  }
  return { query, headers, body };
}

/** Dots alone would lead to another address. */
function pathValue(name: string, value: unknown): string {
  const text = String(value ?? '');
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${name} is missing`);
  return encodeURIComponent(text);
}

/** A list is one value: separated by commas, or as JSON if a value has a comma. */
function queryValue(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.some((each) => String(each).includes(',')) ? JSON.stringify(value) : value.join(',');
}

function newKey(): string {
  return globalThis.crypto.randomUUID();
}

/** JSON as its value, CSV as a text, no content as undefined, and anything else as bytes. */
async function readAnswer(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 204) return undefined;
  if (/json/.test(type)) return response.json();
  return /^text\//.test(type) ? response.text() : new Uint8Array(await response.arrayBuffer());
}
