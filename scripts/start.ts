// `npm start`: the relay on this machine, with a simulator for each store without a key.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stores as facts, type Store, storeNames } from '../connector/core/stores.ts';
import { callerDigests } from '../functions/config/callers.ts';
import { DEFAULT_ALLOW } from '../functions/config/defaultPolicy.ts';
import { namesKey } from '../functions/config/envAliases.ts';
import { originSettings } from '../functions/config/origins.ts';
import { storeDefinitions } from '../functions/stores/index.ts';
import type { HostLog } from './local-host/core.ts';
import { endOnSignal } from './local-host/endOnSignal.ts';
import { type LocalHost, startHost } from './local-host/host.ts';
import { addSettings, readLocalSettings } from './local-host/localsettings.ts';
import { createLogWriter } from './local-host/logWriter.ts';
import { type OpenedSandbox, openSandbox } from './local-host/openSandbox.ts';
import { filesPort, RELAY_PORT } from './local-host/ports.ts';
import { readFaults } from './local-host/settingFaults.ts';
import { type PolicyShown, paintFor, type ScreenContent, type StoreShown, screen } from './local-host/startScreen.ts';
import { openStorage } from './local-host/storage.ts';
import { simulatedStores } from './simulator/stores.ts';
import { storeTools } from './stores/index.ts';
import type { StartExample } from './stores/storeTools.ts';

type Shown = Pick<ScreenContent, 'faults' | 'stores'>;

const usage = `Usage: npm start -- [--port N] [--state storage]

  --port N         the port to listen on (${RELAY_PORT}); 0 takes any free one. the next one has
                   the files of the sandbox, if it is free
  --state storage  durable state in Azurite, which emulates Azure Storage: installed at the first use (198 MB)
  --help           this text
`;

/** An error that the user can fix: printed without a stack trace. */
function stop(message: string, exitCode: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}

const flags = { port: { type: 'string' }, state: { type: 'string' }, help: { type: 'boolean' } } as const;

function readFlags(): { readonly port: number; readonly state: string | undefined } {
  try {
    const { port, state, help } = parseArgs({ options: flags }).values;
    if (help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const number = Number(port ?? RELAY_PORT);
    if (port === '' || !Number.isInteger(number) || number < 0 || number > 65_535)
      throw new Error('A port is a whole number up to 65535.');
    if (state !== undefined && state !== 'memory' && state !== 'storage')
      throw new Error('A state is memory or storage.');
    return { port: number, state };
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n\n${usage}`, 2);
  }
}

/** Simulated stores allow everything. The policy of a live store is unchanged, and so is one that is set explicitly. */
function openPolicy(sandboxed: readonly Store[]): PolicyShown {
  if (process.env.RELAY__ALLOW !== undefined) return 'set';
  if (sandboxed.length === 0) return 'default';
  const opened = sandboxed.flatMap((store) => [`${store}/*`, `${store}/anything`]);
  const isAll = sandboxed.length === storeNames.length;
  process.env.RELAY__ALLOW = isAll ? '*, anything' : [DEFAULT_ALLOW, ...opened].join(', ');
  return isAll ? 'open' : 'mixed';
}

async function openHost(
  port: number,
  functionKey: string,
  pageKey: string | undefined,
  log: HostLog,
): Promise<LocalHost> {
  try {
    return await startHost({
      entry: new URL('../functions/main.js', import.meta.url),
      port,
      functionKey,
      keyDigests: () => callerDigests(process.env),
      pageKey,
      hostJson: JSON.parse(readFileSync(new URL('../../host.json', import.meta.url), 'utf8')),
      log,
    });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    return stop(`Port ${port} is in use. Take another one: npm start -- --port ${port + 1}`, 1);
  }
}

/** The commands of each store. Values for them are read from its simulator, if the relay can answer. */
async function examplesOf(shown: Shown, origin: string, functionKey: string): Promise<readonly StartExample[]> {
  const headers = { 'x-functions-key': functionKey };
  const all = shown.stores.map(({ store, isSandbox }) => {
    const base = `${origin}/api/${store}`;
    const read = async (path: string): Promise<unknown> =>
      shown.faults.length > 0 ? undefined : (await fetch(base + path, { headers })).json();
    return storeTools[store].start.examples({ base, isSandbox, read });
  });
  return (await Promise.all(all)).flat();
}

/** A store without a key; an API with a kind of key of its own only if its store is simulated as well. */
function isSandboxed(store: Store, withKey: readonly Store[]): boolean {
  const base = facts[store].kind?.of ?? store;
  return simulatedStores[store] !== undefined && ![store, base].some((each) => withKey.includes(each as Store));
}

function modeOf(store: Store, sandbox: OpenedSandbox | undefined, sandboxed: readonly Store[]): StoreShown {
  return {
    store,
    isSandbox: sandbox !== undefined && sandboxed.includes(store),
    account: sandbox?.renamed[store],
    origin: process.env[originSettings(store, storeDefinitions[store])[0] ?? ''],
  };
}

/** The dashboard polls every few seconds: its log lines would scroll everything else off the screen. */
function isLook(text: string): boolean {
  return /^\{"operation":"Read(State|Page|PageFile)"/.test(text);
}

async function start(): Promise<void> {
  const { port, state } = readFlags();
  const local = readLocalSettings('local.settings.json');
  addSettings(local);
  const storage = await openStorage(state);
  process.env.RELAY__PAGE ||= 'on';
  const withKey = storeNames.filter((store) => namesKey(process.env, store, storeDefinitions));
  const sandboxed = storeNames.filter((store) => isSandboxed(store, withKey));
  const sandbox = await openSandbox(sandboxed, filesPort(port));
  const policy = openPolicy(sandboxed);
  const given = process.env.RELAY__FUNCTION_KEY;
  // `npm run watch` passes a key that survives its restarts, and is as fresh as one generated here
  const kept = process.env.RELAY_KEY_IS_FRESH === '1' ? undefined : given;
  const functionKey = given || randomBytes(24).toString('base64url');
  let quiet = false;
  const log = createLogWriter((text) => void process.stdout.write(text));
  process.on('exit', log.flush);
  const isPlay = sandboxed.length === storeNames.length && !kept;
  const host = await openHost(port, functionKey, isPlay ? functionKey : undefined, (level, text) => {
    if (level !== 'information' || !(quiet || isLook(text))) log.write(text);
  });
  endOnSignal(host, [storage, sandbox]);
  quiet = true; // the next call is our own
  const faults = await readFaults();
  const shown = storeNames.filter((store) => !facts[store].kind || [...sandboxed, ...withKey].includes(store));
  const stores = shown.map((store) => modeOf(store, sandbox, sandboxed));
  const examples = await examplesOf({ faults, stores }, host.origin, functionKey);
  quiet = false;
  const content: ScreenContent = {
    origin: host.origin,
    key: kept ? { keptIn: local.RELAY__FUNCTION_KEY === kept ? 'file' : 'environment' } : { fresh: functionKey },
    policy,
    state: process.env.RELAY__STATE === 'storage' ? (storage ? 'azurite' : 'storage') : 'memory',
    hasPage: process.env.RELAY__PAGE === 'on',
    faults,
    stores,
    examples,
  };
  process.stdout.write(screen(content, paintFor(process.stdout, process.env)));
}

start().catch((error: unknown) => stop(error instanceof Error ? error.message : String(error), 1));
