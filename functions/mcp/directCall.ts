// Calls of tools in the exact form in which clients send them, answered without the library: it makes a server, a
// transport, streams and checked copies for each message, which costs more than the call itself. Every other message,
// and every call with anything unusual in it, goes to the library, which also says what is wrong with it.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { about } from '../../connector/emit/about.ts';
import type { RelayRequest, RelayResponse } from '../core/types.ts';
import { inputRequired } from './approval.ts';
import type { Ran } from './callTool.ts';
import { CAPABILITIES, canAsk } from './clientSide.ts';

/** A call of a tool that the relay understands by itself. */
export interface DirectCall {
  readonly id: string | number;
  readonly name: string;
  readonly inputs: JsonObject;
  readonly canAsk: boolean;
  /** Revision 2026-07-28, whose results name the server. */
  readonly isModern: boolean;
}

/** How the server names itself. */
export const serverInfo = { name: 'store-relay', title: 'Store Relay', version: about.version } as const;

const MODERN = '2026-07-28';
/** Without sessions these say no more than that the call has no envelope. */
const older: readonly (string | undefined)[] = [undefined, '2025-03-26', '2025-06-18', '2025-11-25'];
const OWN = 'io.modelcontextprotocol/';
const [VERSION, CLIENT] = [`${OWN}protocolVersion`, `${OWN}clientInfo`] as const;
const SERVER_META = `,"_meta":${JSON.stringify({ [`${OWN}serverInfo`]: serverInfo })}`;

/** Undefined if the library is to judge the message. */
export function directCall(call: RelayRequest, message: unknown): DirectCall | undefined {
  if (!isJsonObject(message) || !acceptsBoth(call)) return undefined;
  const { jsonrpc, id, method, params, ...others } = message;
  if (jsonrpc !== '2.0' || method !== 'tools/call' || !isId(id) || !isJsonObject(params) || !isEmpty(others))
    return undefined;
  const { name, arguments: inputs = {}, _meta: meta = {}, ...more } = params;
  if (typeof name !== 'string' || !isJsonObject(inputs) || !isJsonObject(meta) || !isEmpty(more)) return undefined;
  if (meta.progressToken !== undefined && !isId(meta.progressToken)) return undefined;
  const isModern = call.header('mcp-protocol-version') === MODERN;
  if (!(isModern ? isEnvelope(call, name, meta) : isOlder(call, meta))) return undefined;
  return { id, name, inputs, canAsk: canAsk(meta[CAPABILITIES]), isModern };
}

/** The answer to such a call: the result is data, and the same as text for clients that read text only. */
export function directAnswer({ id, isModern }: DirectCall, { result, question, outcome }: Ran): RelayResponse {
  const shown = question
    ? JSON.stringify(inputRequired(question)).slice(1, -1)
    : `"content":[{"type":"text","text":${JSON.stringify(result.json)}}],"structuredContent":${result.json}` +
      `${result.isError ? ',"isError":true' : ''}${isModern ? ',"resultType":"complete"' : ''}`;
  const named = isModern ? SERVER_META : '';
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(`{"result":{${shown}${named}},"jsonrpc":"2.0","id":${JSON.stringify(id)}}`),
    ...(outcome && { outcome }),
  };
}

function acceptsBoth(call: RelayRequest): boolean {
  const accept = call.header('accept') ?? '';
  return (
    call.header('content-type') === 'application/json' &&
    accept.includes('application/json') &&
    accept.includes('text/event-stream')
  );
}

/** The headers and the `_meta` of the revision, with nothing else of the protocol in it. */
function isEnvelope(call: RelayRequest, name: string, meta: JsonObject): boolean {
  const { [CLIENT]: client, [CAPABILITIES]: capabilities, [VERSION]: version, ...others } = meta;
  return (
    version === MODERN &&
    call.header('mcp-method') === 'tools/call' &&
    call.header('mcp-name') === name &&
    isJsonObject(client) &&
    typeof client.name === 'string' &&
    typeof client.version === 'string' &&
    Object.values(client).every((each) => typeof each === 'string') &&
    isJsonObject(capabilities) &&
    Object.values(capabilities).every(isJsonObject) &&
    hasNoOwn(others)
  );
}

function isOlder(call: RelayRequest, meta: JsonObject): boolean {
  return older.includes(call.header('mcp-protocol-version')) && hasNoOwn(meta);
}

/** No member that the protocol gives a meaning to. */
function hasNoOwn(meta: JsonObject): boolean {
  return Object.keys(meta).every((name) => !name.startsWith(OWN));
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}
