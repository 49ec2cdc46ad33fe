// The least that a server in Node needs to start: node:http, without any package.
import { createServer } from 'node:http';
import { listenAsProcess } from '../process/listen.ts';

listenAsProcess(createServer((_, res) => res.end('{}'))).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
