// Where a measured process logs: a real file, since a log that goes nowhere costs too little. One write in each turn of the event loop, as loggers do.
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
