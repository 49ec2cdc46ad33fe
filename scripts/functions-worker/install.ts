// Builds Microsoft's Functions worker for Node.js from its public source into a cache folder: the program that loads this app on Azure.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, isThere } from '../azurite/install.ts';

/** Version 3.9.1; no later source is public. The package on npm was never published. */
const COMMIT = '2876343942423f1b18483d99bcd8461bd5297a9c';
const REPOSITORY = 'https://github.com/Azure/azure-functions-nodejs-worker.git';
/** Time limit of one step, in milliseconds. */
const TIMEOUT = 300_000;

/** The file that Azure's host starts, in the folder of the worker. */
export const WORKER_ENTRY = join('dist', 'src', 'nodejsWorker.js');

/** The folder of the worker, if it was built before. */
export async function findWorker(): Promise<string | undefined> {
  const folder = workerFolder();
  return (await isThere(join(folder, WORKER_ENTRY))) ? folder : undefined;
}

/** Builds it, if it was not built before. `repository` is a mirror of the source. Throws an error if that is not possible. */
export async function installWorker(repository = REPOSITORY): Promise<string> {
  const found = await findWorker();
  if (found !== undefined) return found;
  const folder = workerFolder();
  const staged = `${folder}.${randomUUID()}`;
  try {
    await mkdir(staged, { recursive: true });
    for (const [command, ...args] of stepsFrom(repository)) await run(staged, command ?? '', args);
    await rename(staged, folder).catch(() => undefined);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
  return folder;
}

function stepsFrom(repository: string): readonly string[][] {
  return [
    ['git', 'init', '--quiet'],
    ['git', 'fetch', '--quiet', '--depth', '1', repository, COMMIT],
    ['git', 'checkout', '--quiet', 'FETCH_HEAD'],
    ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    ['npm', 'run', '--silent', 'build'],
  ];
}

function workerFolder(): string {
  return join(cacheFolder(), `functions-worker-${COMMIT.slice(0, 12)}`);
}

async function run(cwd: string, command: string, args: readonly string[]): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT);
  const child = spawn(command, args, {
    cwd,
    signal,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2_000);
  });
  const [code] = await once(child, 'close');
  if (code === 0) return;
  throw new Error(`The Functions worker could not be built: ${command} ${args[0]} ended with ${code}. ${said.trim()}`);
}
