// The simulator for `npm start`: its settings are added to those of this machine, and replace none of them.
import { type Store, settingsName, stores } from '../../connector/core/stores.ts';
import { groupSettings, type SettingFields } from '../../functions/config/settingGroups.ts';
import type { Settings } from '../../functions/config/settings.ts';
import type { Sandbox } from '../simulator/simulator.ts';

export interface OpenedSandbox extends Pick<Sandbox, 'close'> {
  /** The names of simulated accounts that are not the usual ones. */
  readonly renamed: Readonly<Partial<Record<Store, string>>>;
}

interface SandboxSettings {
  readonly settings: Readonly<Record<string, string>>;
  /** The name of the simulated account, if an own account has its usual one. */
  readonly renamed?: string;
}

/** A setting of the whole store, and of none of its accounts. */
const OF_STORE = /^(.+_)?ORIGIN$/;

/** The simulator's settings are added to the environment, for stores without settings. `port` is that of its files, if it is free. */
export async function openSandbox(sandboxed: readonly Store[], port?: number): Promise<OpenedSandbox | undefined> {
  if (sandboxed.length === 0) return undefined;
  const { startSandbox } = await import('../simulator/simulator.ts');
  const { settingsOf, close } = await startSandbox({ ...(port !== undefined && { filesPort: port }) });
  const made = sandboxed.map((store) => [store, sandboxSettings(store, settingsOf[store] ?? {}, process.env)] as const);
  for (const [, { settings }] of made) Object.assign(process.env, settings);
  process.env.RELAY__SIMULATOR = sandboxed.join(', ');
  return { close, renamed: Object.fromEntries(made.map(([store, { renamed }]) => [store, renamed])) };
}

/**
 * An own key of `KIND=iap`, mostly without a name, has the name of an account of the simulated App Store Connect. The
 * simulator has one account then, with another name: as the only one it is the default.
 */
function sandboxSettings(store: Store, simulated: Readonly<Record<string, string>>, own: Settings): SandboxSettings {
  const taken = new Set(accountsIn(store, own).map(([name]) => name));
  const accounts = accountsIn(store, simulated);
  const [first] = accounts;
  if (!first || !accounts.some(([name]) => taken.has(name))) return { settings: simulated };
  const ofStore = Object.entries(simulated).filter(([name]) => OF_STORE.test(name.slice(name.lastIndexOf('__') + 2)));
  const renamed = freeName(`sandbox${stores[store].kind?.name ?? ''}`, taken);
  const ofAccount = Object.entries(first[1]).map(([field, value]) => [nameOf(store, renamed, field), value]);
  return { settings: Object.fromEntries([...ofStore, ...ofAccount]), renamed };
}

function accountsIn(store: Store, settings: Settings): readonly (readonly [name: string, fields: SettingFields])[] {
  const all = [...groupSettings(settings).groups[store]].map(
    ([name, fields]) =>
      [name, Object.fromEntries(Object.entries(fields).filter(([field]) => !OF_STORE.test(field)))] as const,
  );
  return all.filter(([, fields]) => Object.keys(fields).length > 0);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? freeName(`${name}1`, taken) : name;
}

function nameOf(store: Store, account: string, field: string): string {
  return [settingsName(store), account.toUpperCase(), field].join('__');
}
