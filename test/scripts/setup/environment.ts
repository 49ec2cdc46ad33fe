// A simulator, its keys as files, and setup as a process or as a function.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '../../../scripts/local-host/childEnvironment.ts';
import { runFlags } from '../../../scripts/setup/flags.ts';
import { readFlags } from '../../../scripts/setup/options.ts';
import type { SetupOutcome } from '../../../scripts/setup/outcome.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';

const script = fileURLToPath(new URL('../../../scripts/setup/main.js', import.meta.url));

export interface SetupResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Lines of a key that must not appear anywhere. */
export function keyBodyOf(pem: string): string[] {
  return pem.split(/\s+|\\n/).filter((line) => line.length > 30);
}

export async function openSetupEnvironment() {
  const sandbox = await startSandbox();
  const { settings } = sandbox;
  const folder = mkdtempSync(join(tmpdir(), 'store-relay-setup-'));
  const path = (name: string): string => join(folder, name);
  const write = (name: string, content: string): string => {
    writeFileSync(path(name), content, { mode: 0o600 });
    return path(name);
  };
  const origins = { APPLE__ORIGIN: sandbox.origins.apple.api, SAMSUNG__ORIGIN: sandbox.origins.samsung.api };
  const appleKey = write('AuthKey_SANDBOX001.p8', settings.APPLE__PRIVATE_KEY ?? '');
  const samsungKey = write('My Key.pem', settings.SAMSUNG__PRIVATE_KEY ?? '');
  return {
    sandbox,
    settings,
    folder,
    path,
    write,
    origins,
    appleKey,
    samsungKey,
    apple: ['--store', 'apple', '--key-id', 'SANDBOX001', '--issuer-id', settings.APPLE__ISSUER_ID ?? ''],
    samsung: ['--store', 'samsung', '--service-account-id', settings.SAMSUNG__SERVICE_ACCOUNT_ID ?? ''],
    secrets: Object.entries(settings).flatMap(([name, value]) =>
      name.endsWith('PRIVATE_KEY') ? keyBodyOf(value) : [],
    ),
    close: async () => {
      await sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type SetupEnvironment = Awaited<ReturnType<typeof openSetupEnvironment>>;

/** Setup as a child process in the environment's folder. */
export function spawnSetup({ folder, origins }: SetupEnvironment, args: readonly string[]) {
  return spawn(process.execPath, [script, ...args], { cwd: folder, env: ownEnvironment(origins) });
}

/** A real process with this standard input. */
export async function runSetup(stage: SetupEnvironment, args: readonly string[], input = ''): Promise<SetupResult> {
  const child = spawnSetup(stage, args);
  child.stdin.on('error', () => undefined).end(input); // it may have ended without reading
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, out, err };
}

/** The same without a process; nothing is written, unless the flags say so. */
export function outcomeOf(stage: SetupEnvironment, args: readonly string[]): Promise<SetupOutcome> {
  return runFlags(readFlags(args), {
    env: {},
    file: stage.path('local.settings.json'),
    settings: stage.origins,
    readInput: async () => Buffer.alloc(0),
    progress: () => undefined,
  });
}
