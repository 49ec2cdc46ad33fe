// One keep-alive connection of the load: writes a request, waits for the complete response, and uses little CPU itself.
import { once } from 'node:events';
import { connect } from 'node:net';

interface Head {
  readonly status: number;
  /** Undefined if the body is chunked. */
  readonly length: number | undefined;
  readonly size: number;
}

const LAST_CHUNK = '0\r\n\r\n';

export interface Connection {
  /** Sends the request and returns the status of the response. */
  readonly ask: (call: Buffer) => Promise<number>;
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

export async function openConnection(origin: string): Promise<Connection> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let take: (chunk: Buffer) => void = () => undefined;
  let lost: (error: Error) => void = () => undefined;
  socket.on('data', (chunk: Buffer) => take(chunk));
  socket.on('error', (error) => lost(error));
  socket.on('close', () => lost(new Error('The connection was closed before the answer was whole')));
  const ask = (call: Buffer): Promise<number> =>
    new Promise((resolve, reject) => {
      const read = makeReader();
      lost = reject;
      take = (chunk) => {
        const status = read(chunk);
        if (status !== undefined) resolve(status);
      };
      socket.write(call);
    });
  return { ask, isOpen: () => !socket.destroyed && !socket.readableEnded, close: () => socket.destroy() };
}

/** Reads a response chunk by chunk and returns its status once it is complete. */
function makeReader() {
  let start = Buffer.alloc(0);
  let head: Head | undefined;
  let received = 0;
  let tail = '';
  return (chunk: Buffer): number | undefined => {
    let body = chunk;
    if (!head) {
      start = Buffer.concat([start, chunk]);
      head = readHead(start);
      if (!head) return undefined;
      body = start.subarray(head.size);
    }
    received += body.length;
    if (head.length !== undefined) return received >= head.length ? head.status : undefined;
    tail = (tail + body.toString('latin1', Math.max(0, body.length - LAST_CHUNK.length))).slice(-LAST_CHUNK.length);
    return tail === LAST_CHUNK ? head.status : undefined;
  };
}

function readHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const text = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  return {
    status: Number(text.slice(9, 12)),
    length: length === undefined ? undefined : Number(length),
    size: end + 4,
  };
}
