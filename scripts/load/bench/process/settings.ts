// What a process of the bench was given to run with. Linux takes 2 MB of environment at most: many accounts come in a file.
import { readFileSync } from 'node:fs';

const file = process.env.BENCH_SETTINGS;

export const settings: Readonly<Record<string, string>> = {
  ...(process.env as Record<string, string>),
  ...(file && JSON.parse(readFileSync(file, 'utf8'))),
};
