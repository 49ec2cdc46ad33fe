// nginx as a proxy to the benchmark store: one process without a log, and idle connections to the store.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openConnection } from '../stores/connection.ts';
import { type Child, onCore } from './child.ts';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
/** How long it may take to listen: attempts, and milliseconds between them. */
const [ATTEMPTS, BETWEEN] = [100, 50];

/** Its CPU time is read from /proc, which only Linux has. */
export function hasNginx(): boolean {
  return process.platform === 'linux' && spawnSync('nginx', ['-v']).status === 0;
}

export async function startNginx(storeOrigin: string, folder: string): Promise<Child> {
  const port = await freePort();
  const own = join(folder, 'nginx');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'nginx.conf'), configuration(port, new URL(storeOrigin).host, own));
  const [command = '', ...args] = onCore('measured', ['nginx', '-p', own, '-c', 'nginx.conf', '-e', 'stderr']);
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const origin = `http://127.0.0.1:${port}`;
  await untilItListens(child, origin);
  return {
    origin,
    ask: async <T>(question: string): Promise<T> => {
      if (question !== 'cpu') throw new Error(`nginx does not report its ${question}`);
      return cpuOf(child.pid ?? 0) as T;
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

function configuration(port: number, store: string, folder: string): string {
  return `daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr error;
events { worker_connections 1024; }
http {
  access_log off; keepalive_timeout 120s; keepalive_requests 1000000000;
  ${TEMPORARY.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  upstream store { server ${store}; keepalive 256; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://store; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }
}
`;
}

/** nginx cannot choose a free port itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port');
  return address.port;
}

async function untilItListens(child: ChildProcess, origin: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS && child.exitCode === null; attempt += 1) {
    const connection = await openConnection(origin).catch(() => undefined);
    if (connection) return connection.close();
    await wait(BETWEEN);
  }
  throw new Error('nginx does not listen');
}

/** Microseconds of CPU time. Source: proc_pid_schedstat in the kernel's documentation, nanoseconds on the CPU. */
function cpuOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1000;
}
