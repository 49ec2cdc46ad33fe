// Comparison with fastify and @fastify/http-proxy, from the packages of the benchmark's own lock file.
import { createRequire } from 'node:module';
import { listenAsProcess } from '../process/listen.ts';
import { settings } from '../process/settings.ts';

/** What is used of fastify, whose types are not installed. */
interface Fastify {
  readonly server: Parameters<typeof listenAsProcess>[0];
  readonly register: (plugin: unknown, options: object) => unknown;
  readonly ready: () => Promise<unknown>;
}

const load = createRequire(settings.BENCH_CONTENDERS ?? '');
const app: Fastify = load('fastify')();
app.register(load('@fastify/http-proxy'), { upstream: settings.APPLE__ORIGIN });
await app.ready();
await listenAsProcess(app.server);
