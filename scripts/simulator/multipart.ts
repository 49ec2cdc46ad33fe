// Streaming parser for multipart forms: each part is counted and hashed, and only the beginning of its content is kept.
import { createHash } from 'node:crypto';

export interface ReceivedPart {
  readonly name: string;
  /** Undefined for a field that is not a file. */
  readonly fileName?: string;
  readonly size: number;
  readonly sha256: string;
  /** The beginning of its content. */
  readonly text: string;
}

/** Maximum number of bytes kept per part. */
const KEPT = 4_096;
const END_OF_HEAD = Buffer.from('\r\n\r\n');

type Pieces = AsyncIterable<Buffer>;

interface OpenPart {
  readonly take: (piece: Buffer) => void;
  readonly close: () => ReceivedPart | 'end' | undefined;
}

/** The parts of a form; empty if it does not end as a form must. */
export async function readForm(pieces: Pieces, contentType: string): Promise<readonly ReceivedPart[]> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1] ?? '';
  const parts: ReceivedPart[] = [];
  let part = openPart();
  for await (const piece of cutAt(pieces, Buffer.from(`\r\n--${boundary}`))) {
    if (piece) part.take(piece);
    else {
      const closed = part.close();
      if (closed && closed !== 'end') parts.push(closed);
      part = openPart();
    }
  }
  return part.close() === 'end' ? parts : [];
}

function openPart(): OpenPart {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let isPastHead = false;
  let beginning = Buffer.alloc(0);
  let size = 0;
  const count = (bytes: Buffer): void => {
    hash.update(bytes);
    size += bytes.length;
    if (beginning.length < KEPT) beginning = Buffer.concat([beginning, bytes.subarray(0, KEPT - beginning.length)]);
  };
  const take = (piece: Buffer): void => {
    if (isPastHead) count(piece);
    else {
      head = Buffer.concat([head, piece]);
      const end = head.indexOf(END_OF_HEAD);
      isPastHead = end >= 0;
      if (isPastHead) count(head.subarray(end + END_OF_HEAD.length));
      if (isPastHead) head = head.subarray(0, end);
    }
  };
  const close = (): ReceivedPart | 'end' | undefined => {
    if (head.subarray(0, 2).toString() === '--') return 'end';
    const [name, fileName] = ['name', 'filename'].map((each) => attribute(head.toString('utf8'), each));
    if (name === undefined) return undefined;
    const file = fileName !== undefined && { fileName };
    return { name, ...file, size, sha256: hash.digest('hex'), text: beginning.toString('utf8') };
  };
  return { take, close };
}

/** The chunks between the boundaries; undefined stands for a boundary. */
async function* cutAt(pieces: Pieces, boundary: Buffer): AsyncGenerator<Buffer | undefined> {
  let rest = Buffer.from('\r\n'); // the first boundary has no line before it
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    for (let at = rest.indexOf(boundary); at >= 0; at = rest.indexOf(boundary)) {
      yield rest.subarray(0, at);
      yield undefined;
      rest = rest.subarray(at + boundary.length);
    }
    const safe = Math.max(0, rest.length - boundary.length + 1);
    yield rest.subarray(0, safe);
    rest = rest.subarray(safe);
  }
  yield rest;
}

function attribute(head: string, name: string): string | undefined {
  return new RegExp(`^content-disposition:.*;\\s*${name}="([^"]*)"`, 'im').exec(head)?.[1];
}
