// Settings of a benchmark process. Linux limits an environment to about 2 MB, so many accounts are passed in a file.
import { readFileSync } from 'node:fs';

const file = process.env.BENCH_SETTINGS;

export const settings: Readonly<Record<string, string>> = {
  ...(process.env as Record<string, string>),
  ...(file && JSON.parse(readFileSync(file, 'utf8'))),
};
