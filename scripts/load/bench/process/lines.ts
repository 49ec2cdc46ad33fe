// Log output of a measured process: a real file, because discarding the log costs too little. One write per turn of the event loop, as in common loggers.
import { createWriteStream } from 'node:fs';
import { settings } from './settings.ts';

const file = createWriteStream(settings.BENCH_LOG ?? '', { flags: 'a' });
let waiting = '';

export function writeLine(line: string): void {
  if (waiting === '') setImmediate(write);
  waiting += `${line}\n`;
}

function write(): void {
  file.write(waiting);
  waiting = '';
}
