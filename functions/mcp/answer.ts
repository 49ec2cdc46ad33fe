// The answer of the library as a response of the relay: whole, or as a stream while a job reports its progress.
import { Readable } from 'node:stream';
import type { Outcome, RelayResponse } from '../core/types.ts';
import type { Ran } from './callTool.ts';
import { withResult } from './placeholder.ts';
import type { ToolResult } from './toolResult.ts';

/** What happens behind one message. */
export interface Exchange {
  result?: ToolResult;
  outcome?: Outcome | undefined;
  /** Keeps what a tool answers. */
  readonly follow: (running: Promise<Ran | undefined>) => Promise<Ran | undefined>;
  /** Resolves when the tool is done, or the message ended without one. */
  readonly ended: Promise<Outcome | undefined>;
  /** The message ended. */
  readonly end: () => void;
}

export function startExchange(): Exchange {
  let settle: (outcome: Outcome | undefined) => void = () => undefined;
  let isFollowed = false;
  const exchange: Exchange = {
    ended: new Promise((resolve) => {
      settle = resolve;
    }),
    follow: async (running) => {
      isFollowed = true;
      try {
        const ran = await running;
        if (ran) Object.assign(exchange, { result: ran.result, outcome: ran.outcome });
        return ran;
      } finally {
        settle(exchange.outcome);
      }
    },
    // a client that goes does not end the tool
    end: () => {
      if (!isFollowed) settle(exchange.outcome);
    },
  };
  return exchange;
}

/** To the last byte, so that the log line has what the tool did; the deadline of the call ends its work. */
export async function bufferedAnswer(answered: Response, exchange: Exchange): Promise<RelayResponse> {
  const text = await answered.text();
  const { outcome, result } = exchange;
  return {
    status: answered.status,
    headers: headersOf(answered),
    body: Buffer.from(withResult(text, result)),
    ...(outcome && { outcome }),
  };
}

/** Each event as it comes. What is not a stream of events had nothing to report. */
export async function streamedAnswer(answered: Response, exchange: Exchange): Promise<RelayResponse> {
  const { body, status } = answered;
  const isStream = answered.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (!isStream || !body) return bufferedAnswer(answered, exchange);
  return {
    status,
    headers: { 'x-accel-buffering': 'no', ...headersOf(answered) },
    body: Readable.from(events(body, exchange), { objectMode: false }),
    laterOutcome: exchange.ended,
  };
}

/** The library writes each event as one piece. */
async function* events(body: AsyncIterable<Uint8Array>, exchange: Exchange): AsyncGenerator<Buffer> {
  try {
    for await (const piece of body) yield Buffer.from(withResult(Buffer.from(piece).toString('utf8'), exchange.result));
  } finally {
    exchange.end();
  }
}

function headersOf({ headers }: Response): Record<string, string> {
  const type = headers.get('content-type');
  const version = headers.get('mcp-protocol-version');
  return { ...(type && { 'content-type': type }), ...(version && { 'mcp-protocol-version': version }) };
}
