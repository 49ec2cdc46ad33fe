// Settings as read by Core Tools: the environment, then the `Values` of local.settings.json.
import { existsSync, readFileSync } from 'node:fs';
import type { Settings } from '../../functions/config/settings.ts';
import { copyEnvironment, MANY_VARIABLES } from '../../functions/hosting/environment.ts';

/** The file is read from the current directory, as by Core Tools. An empty value, as in the sample file, counts as unset. No message contains a value. */
export function readLocalSettings(file: string): Readonly<Record<string, string>> {
  try {
    const filled = Object.entries(valuesOf(file)).filter(([, value]) => value !== '' && value !== null);
    return Object.fromEntries(filled.map(([name, value]) => [name, String(value)]));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : error instanceof Error ? error.message : '';
    throw new Error(`local.settings.json cannot be read: ${why}.`);
  }
}

/** Adds them to this process's environment, which takes precedence. Each read of process.env is a search that grows with its size, so a plain object replaces a large one. */
export function addSettings(local: Readonly<Record<string, string>>): void {
  const own = copyEnvironment(process.env);
  const names = Object.keys(local);
  if (names.length + Object.keys(own).length >= MANY_VARIABLES) process.env = withLocal(local, own);
  else for (const name of names) process.env[name] = own[name] || local[name];
}

/** The effective settings: those of the environment, and local ones where it has none or an empty one. */
export function withLocal(local: Settings, env: Settings): Record<string, string | undefined> {
  const all = { ...local };
  for (const name of Object.keys(env)) if (env[name] || !Object.hasOwn(all, name)) all[name] = env[name];
  return all;
}

function valuesOf(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  const { IsEncrypted, Values } = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) ?? {};
  if (IsEncrypted === true) throw new Error('it is encrypted; run: func settings decrypt');
  return Values ?? {};
}
