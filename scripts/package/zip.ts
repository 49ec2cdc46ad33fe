// Files as one zip that is the same, byte by byte, whenever and wherever it is made of the same files.
import { type ZipAttributes, zipSync } from 'fflate';
import type { PackageFiles } from './files.ts';

/** Made on Unix, to be read by everyone: Flex Consumption mounts the zip as it is. */
const UNIX = 3;
const READABLE = 0o100644 << 16;

export function zip(files: PackageFiles): Buffer {
  const attributes: ZipAttributes = { mtime: DAY(), os: UNIX, attrs: READABLE };
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.from(zipSync(Object.fromEntries(sorted), { level: 9, ...attributes }));
}

/** A zip holds local time without a zone: the same day everywhere. 1980 is the first year that it knows. */
function DAY(): Date {
  return new Date(1980, 0, 1);
}
