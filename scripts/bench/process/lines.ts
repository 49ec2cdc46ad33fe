// Where a measured process logs: a real file, since a log that goes nowhere costs too little.
import { createWriteStream } from 'node:fs';
import { settings } from './settings.ts';

const file = createWriteStream(settings.BENCH_LOG ?? '', { flags: 'a' });

export const writeLine = (line: string): void => void file.write(`${line}\n`);
