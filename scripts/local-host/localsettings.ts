// Settings as Core Tools reads them: the environment, and below it the `Values` of local.settings.json.
import { existsSync, readFileSync } from 'node:fs';
import type { Settings } from '../../functions/config/settings.ts';
import { copyEnvironment, MANY_VARIABLES } from '../../functions/hosting/environment.ts';

/** The file is looked for where the command runs, as by Core Tools. An empty value, as the sample file holds them, is the same as none. Values appear in no message. */
export function readLocalSettings(file: string): Readonly<Record<string, string>> {
  try {
    const filled = Object.entries(valuesOf(file)).filter(([, value]) => value !== '' && value !== null);
    return Object.fromEntries(filled.map(([name, value]) => [name, String(value)]));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : error instanceof Error ? error.message : '';
    throw new Error(`local.settings.json cannot be read: ${why}.`);
  }
}

/** Puts them below the environment of this process. Of many, each read of process.env is a search: a plain object takes its place. */
export function addSettings(local: Readonly<Record<string, string>>): void {
  if (Object.keys(local).length + Object.keys(process.env).length >= MANY_VARIABLES)
    process.env = { ...copyEnvironment(process.env) };
  const all = withLocal(local, process.env);
  for (const name of Object.keys(local)) process.env[name] = all[name];
}

/** The settings that count: those of the environment, and the local ones where it has none, or an empty one. */
export function withLocal(local: Settings, env: Settings): Settings {
  return {
    ...env,
    ...Object.fromEntries(Object.entries(local).map(([name, value]) => [name, env[name] || value])),
  };
}

function valuesOf(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  const { IsEncrypted, Values } = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) ?? {};
  if (IsEncrypted === true) throw new Error('it is encrypted; run: func settings decrypt');
  return Values ?? {};
}
