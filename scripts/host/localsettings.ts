// Settings as Core Tools reads them: the environment, and below it the `Values` of local.settings.json.
import { existsSync, readFileSync } from 'node:fs';

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
