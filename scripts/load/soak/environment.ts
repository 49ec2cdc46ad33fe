// The environment of a soak: the simulator, two relays in their own processes, and a folder for their logs.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../simulator/simulator.ts';
import { type Child, startChild } from '../bench/process/child.ts';
import type { CallerName } from './asked.ts';
import { PLANTED } from './secrets.ts';

/** The pipeline behind plain HTTP, and the whole local host. */
const relayNames = ['pipe', 'host'] as const;
export type RelayName = (typeof relayNames)[number];

export interface SoakRelay {
  readonly name: RelayName;
  readonly child: Child;
  /** Path of its log file. */
  readonly log: string;
}

export interface SoakEnvironment {
  readonly sandbox: Sandbox;
  readonly relays: readonly SoakRelay[];
  readonly keys: Readonly<Record<CallerName, string>>;
  readonly close: () => Promise<void>;
}

/** Total time per call, so that a hanging store does not block its caller for long. */
const DEADLINE_SECONDS = '5';
/** The quota has its own tests; an exhausted quota would hide every other result here. */
const HOUR_LIMIT = 99_999_999;

export async function openSoakEnvironment(): Promise<SoakEnvironment> {
  const keys = { main: makeKey(), games: makeKey() };
  const sandbox = await startSandbox({ hourLimit: HOUR_LIMIT });
  const folder = await mkdtemp(join(tmpdir(), 'store-relay-soak-'));
  const children: Child[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.close()));
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  };
  const open = async (name: RelayName): Promise<SoakRelay> => {
    const log = join(folder, `${name}.log`);
    const settings = { ...settingsOf(sandbox, keys), BENCH_LOG: log };
    const file = new URL(`process/${name}.js`, import.meta.url);
    const child = await startChild(file, { core: 'measured', settings, flags: ['--expose-gc'] });
    children.push(child);
    return { name, child, log };
  };
  try {
    const relays: SoakRelay[] = [];
    for (const name of relayNames) relays.push(await open(name));
    return { sandbox, relays, keys, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function makeKey(): string {
  return `${PLANTED}key-${randomBytes(18).toString('base64url')}`;
}

function settingsOf(sandbox: Sandbox, keys: SoakEnvironment['keys']) {
  return {
    ...sandbox.settings,
    RELAY__ALLOW: 'read, write, credential',
    RELAY__DEADLINE_SECONDS: DEADLINE_SECONDS,
    RELAY__FUNCTION_KEY: keys.main,
    RELAY__PAGE: 'on',
    CALLER__GAMES__KEY_SHA256: createHash('sha256').update(keys.games).digest('hex'),
    CALLER__GAMES__ALLOW: 'read',
    CALLER__GAMES__ACCOUNTS: 'apple/games, samsung/games',
  };
}
