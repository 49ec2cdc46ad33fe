// Invented files of any size, to upload to a simulated store: `/storage/samples/12000000/Sparrow.ipa`.
import type { SimulatedReply } from '../../httpMessage.ts';

export const SAMPLES = '/storage/samples/';

const LARGEST = 268_435_456;

/** A ZIP archive, a PNG of 1290 by 2796 pixels (an IHDR chunk), and an MPEG-4 file (an ftyp box). */
const ZIP_START = 'PK\x03\x04';
const PNG_START = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05\x0a\0\0\x0a\xec\x08\x02';
const VIDEO_START = '\0\0\0\x18ftypmp42';

/** The first bytes of each kind of file, by the end of its name. */
export const sampleStarts: Readonly<Record<string, string>> = {
  ...{ apk: ZIP_START, aab: ZIP_START, ipa: ZIP_START, pkg: 'xar!' },
  ...{ png: PNG_START, mp4: VIDEO_START },
};

/** Answers one range, or the whole file. */
export function sampleFile(path: string, range: string): SimulatedReply {
  const [, size = '0', ending = ''] = /^\/storage\/samples\/(\d{1,9})\/[^/]+\.(\w+)$/.exec(path) ?? [];
  const [length, start] = [Number(size), Object.hasOwn(sampleStarts, ending) ? sampleStarts[ending] : undefined];
  if (start === undefined || length < 16 || length > LARGEST) return { status: 404, body: '' };
  const etag = `"sample-${length}"`;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  if (first === undefined) return { status: 200, headers: { etag }, body: piece(0, length, start) };
  const [from, to] = [Number(first), Math.min(Number(last), length - 1)];
  const headers = { etag, 'content-range': `bytes ${from}-${to}/${length}` };
  return from <= to
    ? { status: 206, headers, body: piece(from, to + 1, start) }
    : { status: 416, headers: { 'content-range': `bytes */${length}` }, body: '' };
}

function piece(from: number, to: number, begin: string): Buffer {
  const bytes = Buffer.allocUnsafe(to - from);
  for (let at = from; at < to; at += 1) bytes[at - from] = (at * 31 + (at >> 12)) & 255;
  const start = Buffer.from(begin, 'latin1');
  if (from < start.length) start.subarray(from, to).copy(bytes);
  return bytes;
}
