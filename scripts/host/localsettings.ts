// Settings as Core Tools reads them: the environment, and below it the `Values` of local.settings.json.
import { existsSync, readFileSync } from 'node:fs';
import { environment, MANY } from '../../functions/environment.ts';

const valuesOf = (file: string): Readonly<Record<string, unknown>> => {
  if (!existsSync(file)) return {};
  const { IsEncrypted, Values } = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) ?? {};
  if (IsEncrypted === true) throw new Error('it is encrypted; run: func settings decrypt');
  return Values ?? {};
};

/** The file is looked for where the command runs, as by Core Tools. An empty value, as the sample file holds them, is the same as none. Values appear in no message. */
export const readLocalSettings = (file: string): Readonly<Record<string, string>> => {
  try {
    const filled = Object.entries(valuesOf(file)).filter(([, value]) => value !== '' && value !== null);
    return Object.fromEntries(filled.map(([name, value]) => [name, String(value)]));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : error instanceof Error ? error.message : '';
    throw new Error(`local.settings.json cannot be read: ${why}.`);
  }
};

/** Puts them below the environment of this process. Of many, each read of process.env is a search: a plain object takes its place. */
export const addSettings = (local: Readonly<Record<string, string>>): void => {
  if (Object.keys(local).length + Object.keys(process.env).length >= MANY)
    process.env = { ...environment(process.env) };
  for (const [name, value] of Object.entries(local)) process.env[name] ||= value;
};
