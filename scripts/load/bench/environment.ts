// The environment of every benchmark part: store, load, fresh keys, and a temporary folder that is removed afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeAccounts } from '../../simulator/keys.ts';
import type { Contender } from './contenders.ts';
import { contenderPackages } from './installed.ts';
import { type Child, type NodeChild, type Start, startChild } from './process/child.ts';

export const BENCH_FUNCTION_KEY = 'bench-function-key';
const HOST_JSON = fileURLToPath(new URL('../../../../host.json', import.meta.url));

export interface BenchEnvironment {
  readonly store: Child;
  readonly load: Child;
  readonly folder: string;
  /** Relay settings with a key ID by which the store distinguishes the contenders. */
  readonly settingsOf: (keyId: string) => Readonly<Record<string, string>>;
  /** Starts a process beside the measured one, by the name of its module. */
  readonly around: (name: string) => Promise<Child>;
  /** Starts a contender; undefined if it has no process: the store itself. */
  readonly open: (contender: Contender) => Promise<Child | undefined>;
  /** Starts a measured process. It ends with the environment at the latest. */
  readonly measure: (file: URL, keyId: string, given?: Pick<Start, 'settings' | 'flags'>) => Promise<NodeChild>;
  readonly close: () => Promise<void>;
}

/** `profile`: a folder for a CPU profile of each measured process. */
export async function openBenchEnvironment(profile?: string): Promise<BenchEnvironment> {
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const folder = await mkdtemp(join(tmpdir(), 'store-relay-bench-'));
  const [store, load, accounts] = await Promise.all([around('store'), around('load'), makeAccounts()]);
  const children: Child[] = [store, load];
  const settingsOf = (keyId: string) => ({
    ...accounts.settings,
    APPLE__KEY_ID: keyId,
    APPLE__ORIGIN: store.origin,
    SAMSUNG__ORIGIN: store.origin,
    RELAY__ALLOW: '*, anything',
    RELAY__FUNCTION_KEY: BENCH_FUNCTION_KEY,
  });
  const own = { BENCH_LOG: join(folder, 'calls.log'), BENCH_HOST_JSON: HOST_JSON, BENCH_CONTENDERS: contenderPackages };
  const measure: BenchEnvironment['measure'] = async (file, keyId, { settings, flags = [] } = {}) => {
    const all = { ...settingsOf(keyId), ...own, ...settings };
    const child = await startChild(file, { core: 'measured', settings: all, flags: [...profiling, ...flags] });
    children.push(child);
    return child;
  };
  const beside: BenchEnvironment['around'] = async (name) => {
    const child = await around(name);
    children.push(child);
    return child;
  };
  const open: BenchEnvironment['open'] = async (contender) => {
    if (contender.file) return measure(contender.file, keyIdOf(contender));
    const child = await contender.start?.(store.origin, folder);
    if (child) children.push(child);
    return child;
  };
  const close = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.close()));
    await rm(folder, { recursive: true, force: true });
  };
  return { store, load, folder, settingsOf, around: beside, open, measure, close };
}

/** Letters and digits of the name: the key ID of a contender. */
export function keyIdOf({ name }: Contender): string {
  return `BENCH${name.replace(/\W/g, '').toUpperCase()}`;
}

function around(name: string): Promise<Child> {
  return startChild(new URL(`stores/${name}.js`, import.meta.url), { core: 'around' });
}
