// The icon: deterministic, and decodable whatever tool saved it.
import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { brandColor } from '../../../connector/emit/brand.ts';
import { drawIcon } from '../../../scripts/generate/icon.ts';
import { decodePng, encodePng, type Pixel } from '../../../scripts/generate/png.ts';

function pixelAt(column: number, row: number): Pixel {
  return [(column * 40) % 256, (row * 90) % 256, (column * row * 70) % 256];
}
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const distance = (value: number): number => Math.abs(guess - value);
  return [left, above, corner].reduce((best, value) => (distance(value) < distance(best) ? value : best));
}
const predictions = [
  () => 0,
  (left: number) => left,
  (_: number, above: number) => above,
  (left: number, above: number) => Math.floor((left + above) / 2),
  paeth,
];

/** An image of 5 by 4 pixels, encoded with one of PNG's filters. */
function save(filter: number): Buffer {
  const at = (index: number, row: number): number =>
    index < 0 || row < 0 ? 0 : (pixelAt(Math.floor(index / 3), row)[index % 3] ?? 0);
  const rows = Array.from({ length: 4 }, (_, row) => [
    filter,
    ...Array.from({ length: 15 }, (_, index) => {
      const predicted = predictions[filter]?.(at(index - 3, row), at(index, row - 1), at(index - 3, row - 1)) ?? 0;
      return (at(index, row) - predicted) & 255;
    }),
  ]);
  const good = encodePng({ width: 5, height: 4, pixelAt });
  const data = deflateSync(Buffer.from(rows.flat()));
  const body = Buffer.concat([Buffer.from('IDAT'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  // The checksum stays empty: the decoder does not check it.
  return Buffer.concat([good.subarray(0, 33), length, body, Buffer.alloc(4), good.subarray(-12)]);
}

const icon = drawIcon();

describe('The icon', () => {
  test('is the one that the script draws', async () => {
    const committed = await readFile(new URL('../../../../connector/icon.png', import.meta.url));
    expect(icon.equals(committed)).toBe(true);
  });

  test('is 230 pixels square on the brand colour', () => {
    const picture = decodePng(icon);
    expect([picture?.width, picture?.height]).toEqual([230, 230]);
    expect(`#${Buffer.from(picture?.pixelAt(229, 229) ?? []).toString('hex')}`).toBe(brandColor);
  });

  test.each([0, 1, 2, 3, 4])('is read whichever filter it is saved with (%i)', (filter) => {
    const picture = decodePng(save(filter));
    const pixels = Array.from({ length: 20 }, (_, at) => picture?.pixelAt(at % 5, Math.floor(at / 5)));
    expect(pixels).toEqual(Array.from({ length: 20 }, (_, at) => pixelAt(at % 5, Math.floor(at / 5))));
  });

  test('is rejected if it is damaged', () => {
    expect(decodePng(Buffer.concat([icon.subarray(0, 45), Buffer.alloc(9), icon.subarray(60)]))).toBeUndefined();
  });

  test('is rejected if it claims to be larger than its data', () => {
    const damaged = Buffer.from(icon);
    damaged.writeUInt32BE(2_000_000, 16);
    expect(decodePng(damaged)).toBeUndefined();
  });
});
