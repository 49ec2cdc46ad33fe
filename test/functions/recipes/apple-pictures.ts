// Minimal images: a valid header followed by meaningless bytes.
export function png(width = 1290, height = 2796, length = 2_000, filling = 7): Buffer {
  const bytes = Buffer.alloc(length, filling);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** With segments of these lengths before the frame that has the size. */
export function jpeg(width: number, height: number, ...before: readonly number[]): Buffer {
  const segment = (marker: number, length: number): Buffer => {
    const bytes = Buffer.alloc(2 + length);
    bytes.writeUInt16BE(0xff00 + marker, 0);
    bytes.writeUInt16BE(length, 2);
    return bytes;
  };
  const frame = segment(0xc2, 17);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...before.map((length) => segment(0xe1, length)), frame]);
}
