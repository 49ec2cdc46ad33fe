// Log output of a measured process: a real file, because discarding the log costs too little. It is written as by `npm start`.
import { openSync, writeSync } from 'node:fs';
import { createLogWriter } from '../../../local-host/logWriter.ts';
import { settings } from './settings.ts';

const file = openSync(settings.BENCH_LOG ?? '', 'a');
const { write, flush } = createLogWriter((text) => void writeSync(file, text));

process.on('exit', flush);

export const writeLine: (line: string) => void = write;
