// PNG encoder and decoder for the icon: 8 bits per channel, no transparency, no interlacing (W3C, Portable Network Graphics).
import { constants, deflateSync, inflateSync } from 'node:zlib';

export type Pixel = readonly [red: number, green: number, blue: number];

export interface PixelImage {
  readonly width: number;
  readonly height: number;
  readonly pixelAt: (column: number, row: number) => Pixel;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const COLOURS = 3;
/** Filter: a row is stored as its difference from the row above, mostly zeros in a drawing. */
const UP = 2;

/** The value that each of PNG's five filters adds to a byte. */
const filters: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

export function encodePng({ width, height, pixelAt }: PixelImage): Buffer {
  const rows = Array.from({ length: height }, (_, row) =>
    Buffer.from(Array.from({ length: width }, (_, column) => pixelAt(column, row)).flat()),
  );
  const filtered = rows.map((row, index) => {
    const above = rows[index - 1];
    return Buffer.concat([Buffer.of(UP), row.map((value, at) => value - (above?.[at] ?? 0))]);
  });
  // Run lengths only: zlib's search for other matches is tuned to each processor, so its bytes differ between machines.
  const data = deflateSync(Buffer.concat(filtered), { level: 9, strategy: constants.Z_RLE });
  const header = Buffer.concat([number(width), number(height), Buffer.of(8, 2, 0, 0, 0)]);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** The decoded image; undefined if it is not a PNG of this kind. */
export function decodePng(png: Buffer): PixelImage | undefined {
  if (!isPng(png)) return undefined;
  const chunks = chunksOf(png);
  const header = chunks.get('IHDR');
  if (!header || header.length < 13 || header[8] !== 8 || header[9] !== 2 || header[12] !== 0) return undefined;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  // A small file can declare an image of gigabytes.
  if (width * height > 4_000_000) return undefined;
  const data = inflate(chunks.get('IDAT') ?? Buffer.alloc(0), (width * COLOURS + 1) * height);
  if (!data) return undefined;
  const pixels = unfilter(data, width, height);
  return {
    width,
    height,
    pixelAt: (column, row) => {
      const at = (row * width + column) * COLOURS;
      return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    },
  };
}

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([number(data.length), body, number(crc(body))]);
}

/** The checksum at the end of each chunk. zlib.crc32 is not available in Node 20.0. */
function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = SIGNATURE.length; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    chunks.set(name, Buffer.concat([chunks.get(name) ?? Buffer.alloc(0), data]));
    at += 12 + length;
  }
  return chunks;
}

/** The image data; undefined if it is damaged, or larger than declared. */
function inflate(data: Buffer, size: number): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return undefined;
  }
}

function unfilter(data: Buffer, width: number, height: number): Buffer {
  const stride = width * COLOURS;
  const pixels = Buffer.alloc(stride * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const row = Math.floor(at / stride);
    const first = at % stride < COLOURS;
    const byte = data[at + row + 1] ?? 0;
    const left = first ? 0 : (pixels[at - COLOURS] ?? 0);
    const corner = first ? 0 : (pixels[at - stride - COLOURS] ?? 0);
    pixels[at] = byte + (filters[data[row * (stride + 1)] ?? 0]?.(left, pixels[at - stride] ?? 0, corner) ?? 0);
  }
  return pixels;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
