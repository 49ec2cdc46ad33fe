// Creates a reproducible zip: the same files always give the same bytes.
import { type ZipAttributes, zipSync } from 'fflate';
import type { PackageFiles } from './files.ts';

/** Made on Unix and readable by everyone: Flex Consumption mounts the zip as it is. */
const UNIX = 3;
const READABLE = 0o100644 << 16;

export function zip(files: PackageFiles): Buffer {
  const attributes: ZipAttributes = { mtime: DAY(), os: UNIX, attrs: READABLE };
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.from(zipSync(Object.fromEntries(sorted), { level: 9, ...attributes }));
}

/** A zip stores local time without a zone: the same day everywhere. 1980 is the first year that it supports. */
function DAY(): Date {
  return new Date(1980, 0, 1);
}
