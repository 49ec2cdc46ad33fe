// Detects the image format from the first bytes: PNG or JPEG, and its size in pixels.
export interface ImageInfo {
  readonly kind: 'PNG' | 'JPEG';
  /** Absent if the bytes do not contain it; the store validates it. */
  readonly size?: { readonly width: number; readonly height: number };
  /** A PNG with an alpha channel. */
  readonly alpha?: true;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

const sizes: Readonly<Record<ImageInfo['kind'], (bytes: Buffer) => ImageInfo['size']>> = {
  PNG: pngSize,
  JPEG: jpegSize,
};

/** Undefined if it is neither. */
export function readImageInfo(bytes: Buffer): ImageInfo | undefined {
  const kind = kindOf(bytes);
  const size = kind && sizes[kind](bytes);
  return kind && { kind, ...(size && { size }), ...(kind === 'PNG' && size && hasAlpha(bytes) && { alpha: true }) };
}

function kindOf(bytes: Buffer): ImageInfo['kind'] | undefined {
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'PNG';
  return bytes.subarray(0, JPEG.length).equals(JPEG) ? 'JPEG' : undefined;
}

/** Colour types 4 and 6 have an alpha channel (PNG specification, 11.2.1). */
function hasAlpha(bytes: Buffer): boolean {
  return [4, 6].includes(bytes[25] ?? 0);
}

/** IHDR is the first chunk of every PNG: length, name, width, height (PNG specification, 11.2.1). */
function pngSize(bytes: Buffer): ImageInfo['size'] {
  return bytes.length >= 24 && bytes.toString('latin1', 12, 16) === 'IHDR'
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : undefined;
}

/** Start-of-frame markers, which are followed by the size: C0 to CF, without DHT, JPG and DAC (ITU T.81, table B.1). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Skips from segment to segment by their length fields, so a malicious image cannot make it loop. */
function jpegSize(bytes: Buffer): ImageInfo['size'] {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    // any number of FF fill bytes may precede a marker
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
