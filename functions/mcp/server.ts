// Serves the Model Context Protocol: one message in, one answer out, without sessions. Tools run through the pipeline.
import { isUtf8 } from 'node:buffer';
import type { Server, Tool } from '@modelcontextprotocol/server';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { asFailure, errorResponse, Failure } from '../core/errors.ts';
import { isDeep, TOO_DEEP } from '../core/jsonDepth.ts';
import { logFailure } from '../core/logger.ts';
import { mayLoseDigits, parseExact } from '../core/losslessJson.ts';
import { LARGEST_BODY, readBytes } from '../core/readBody.ts';
import type { RelayResponse } from '../core/types.ts';
import type { Recipe, RecipeContext } from '../workflow/storeApi.ts';
import { bufferedAnswer, type Exchange, startExchange, streamedAnswer } from './answer.ts';
import { inputRequired } from './approval.ts';
import { callTool, isJobTool } from './callTool.ts';
import { clientSide } from './clientSide.ts';
import { directAnswer, directCall, serverInfo } from './directCall.ts';
import { INSTRUCTIONS } from './guide.ts';
import { placeholder } from './placeholder.ts';
import { getPrompt, prompts } from './prompts.ts';
import { reportTemplates } from './reports.ts';
import { readResource, resources } from './resources.ts';
import { listTools } from './tools.ts';

/** JSON-RPC 2.0 and MCP: no JSON; an unknown tool, prompt or resource; not one message; a failure of a store. */
const PARSE_ERROR = -32_700;
const INVALID_PARAMS = -32_602;
const INVALID_REQUEST = -32_600;
const METHOD_NOT_FOUND = -32_601;
const INTERNAL_ERROR = -32_603;

/** Headers of the protocol that the library reads. */
const passed = ['content-type', 'accept', 'mcp-protocol-version', 'mcp-method', 'mcp-name', 'mcp-session-id'];
/** Streams that stay open: this server sends nothing on them. */
const LISTEN = 'subscriptions/listen';

export const serveMcp: Recipe = async (context) => {
  const { call, valid } = context;
  const bytes = await readBytes(valid.bytes ?? nothing(), LARGEST_BODY);
  if (!bytes) throw new Failure('payload_too_large', `The body of the call is larger than ${LARGEST_BODY} bytes.`);
  // read as text, such bytes would become other characters, which a tool could publish
  if (!isUtf8(bytes)) return refused(400, PARSE_ERROR, 'The message is not UTF-8.', null);
  const text = bytes.toString('utf8');
  const message = readMessage(text);
  if (Array.isArray(message)) return refused(400, INVALID_REQUEST, 'Send one message in each request.', null);
  if (isDeep(besideInputs(message))) return refused(400, INVALID_REQUEST, `The message: ${TOO_DEEP}`, null);
  if (isJsonObject(message) && message.method === LISTEN)
    return refused(404, METHOD_NOT_FOUND, 'This server sends no notifications.', message.id ?? null);
  const reports = mayReport(context, message);
  const direct = reports ? undefined : directCall(call, message);
  const ran = direct && (await callTool(context, direct.name, direct.inputs, { canAsk: direct.canAsk }));
  if (direct && ran) return directAnswer(direct, ran);
  const exchange = startExchange();
  const answered = await answerOfLibrary(context, exchange, message === undefined ? { text } : { message });
  return reports ? streamedAnswer(answered, exchange) : bufferedAnswer(answered, exchange);
};

/** A text that is no JSON is for the library to refuse. */
async function answerOfLibrary(
  context: RecipeContext,
  exchange: Exchange,
  given: { readonly message: unknown } | { readonly text: string },
): Promise<Response> {
  const { Server, createMcpHandler } = await loadLibrary();
  const { call } = context;
  const handler = createMcpHandler(() => createServer(Server, context, exchange));
  const headers = Object.fromEntries(passed.map((name) => [name, call.header(name)]).filter(([, value]) => value));
  const asked = { method: 'POST', headers };
  return 'text' in given
    ? handler.fetch(new Request(call.self, { ...asked, body: given.text }))
    : handler.fetch(new Request(call.self, asked), { parsedBody: given.message });
}

function createServer(Low: typeof Server, context: RecipeContext, exchange: Exchange): Server {
  const server = new Low(
    { ...serverInfo },
    { capabilities: { tools: {}, resources: {}, prompts: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler('tools/list', async () => ({ tools: listTools(context) as unknown as Tool[] }));
  server.setRequestHandler('tools/call', async ({ params }, asked) => {
    const running = callTool(context, params.name, params.arguments ?? {}, clientSide(asked));
    const ran = await exchange.follow(running);
    if (!ran) throw protocolError(`There is no tool ${params.name}. Call operations by call_operation.`);
    return ran.question ? inputRequired(ran.question) : placeholder(ran.result);
  });
  server.setRequestHandler('resources/list', async () => ({ resources: [...resources] }));
  server.setRequestHandler('resources/templates/list', async () => ({ resourceTemplates: reportTemplates(context) }));
  server.setRequestHandler('resources/read', async ({ params }) => {
    const read = await readResource(context, params.uri).catch((thrown: unknown) => {
      throw resourceError(context, exchange, thrown);
    });
    if (!read) throw protocolError('There is no resource with that URI.');
    exchange.outcome = read.outcome;
    return { contents: [...read.contents] };
  });
  server.setRequestHandler('prompts/list', async () => ({ prompts: prompts() }));
  server.setRequestHandler('prompts/get', async ({ params }) => {
    const prompt = getPrompt(params.name, params.arguments ?? {});
    if (!prompt) throw protocolError('There is no prompt with that name.');
    return prompt;
  });
  return server;
}

async function loadLibrary() {
  try {
    const { Server, createMcpHandler } = await import('@modelcontextprotocol/server');
    return { Server, createMcpHandler };
  } catch (cause) {
    throw new Failure('not_configured', 'This relay was deployed without the package for MCP. Deploy it again.', {
      cause,
    });
  }
}

/** The message as JSON; undefined if it is none, which the library answers. */
function readMessage(text: string): unknown {
  try {
    const message: unknown = JSON.parse(text);
    return mayLoseDigits(text) ? withExactInputs(message, parseExact(text)) : message;
  } catch {
    return undefined;
  }
}

/** The inputs of a tool keep all digits of their numbers; all else is as the library expects it. */
function withExactInputs(message: unknown, exact: unknown): unknown {
  const inputs = isJsonObject(exact) && isJsonObject(exact.params) ? exact.params.arguments : undefined;
  if (!isJsonObject(message) || !isJsonObject(message.params) || inputs === undefined) return message;
  return { ...message, params: { ...message.params, arguments: inputs } };
}

/** The message without the inputs of a tool, whose depth is an error of the tool. */
function besideInputs(message: unknown): unknown {
  if (!isJsonObject(message) || !isJsonObject(message.params)) return message;
  const { arguments: _, ...others } = message.params;
  return { ...message, params: others };
}

/** Whether progress is to be reported before the result: the client asked for it, and the tool may be a job. */
function mayReport(context: RecipeContext, message: unknown): boolean {
  if (!isJsonObject(message) || message.method !== 'tools/call' || !isJsonObject(message.params)) return false;
  const { name, arguments: given, _meta: meta } = message.params;
  const isAsked = isJsonObject(meta) && meta.progressToken !== undefined;
  return isAsked && typeof name === 'string' && isJobTool(context, name, isJsonObject(given) ? given : {});
}

/** A resource has no result that is an error: its failure is one of the protocol, with all details of the store. */
function resourceError({ line }: RecipeContext, exchange: Exchange, thrown: unknown): Error {
  const failure = logFailure(line, asFailure(thrown));
  exchange.outcome = errorResponse(failure);
  const { code, message, status, details } = failure;
  return protocolError(message, status < 500 ? INVALID_PARAMS : INTERNAL_ERROR, { code, status, details });
}

function protocolError(message: string, code = INVALID_PARAMS, data?: JsonObject): Error {
  return Object.assign(new Error(message), { code, ...(data && { data }) });
}

function refused(status: number, code: number, message: string, id: unknown): RelayResponse {
  const body: JsonObject = { jsonrpc: '2.0', id, error: { code, message } };
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
