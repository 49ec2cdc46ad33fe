// A benchmark server: on loopback, on a free port, and able to report its cost.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answers, beginAnswers } from './answers.ts';
import { costAnswers } from './cost.ts';

export async function listenAsProcess(server: Server, answers: Answers = {}): Promise<void> {
  server.keepAliveTimeout = 120_000; // longer than any pause between two rounds
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  beginAnswers({ ...costAnswers, ...answers }, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
