// Settings of a benchmark process. Linux limits an environment to about 2 MB, so many accounts are passed in a file.
import { readFileSync } from 'node:fs';

const file = process.env.BENCH_SETTINGS;

export const settings: Readonly<Record<string, string>> = addedTo(file ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** Adds the environment to the settings of the file, which are not copied: the benchmark must not measure its own work. */
function addedTo(given: Record<string, string>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(process.env)) given[name] ??= value ?? '';
  return given;
}
