// What the doctor looks at: the settings, wherever they come from, as the relay reads them.
import { existsSync } from 'node:fs';
import { type Config, readConfig } from '../../functions/config/config.ts';
import type { Settings } from '../../functions/config/settings.ts';
import { copyEnvironment } from '../../functions/hosting/environment.ts';
import { readLocalSettings, withLocal } from '../local-host/localsettings.ts';
import { SETTINGS_FILE } from '../setup/write.ts';

export interface DoctorContext {
  /** The checkout. */
  readonly root: string;
  readonly env: Settings;
  /** Where local.settings.json is looked for. */
  readonly file: string;
  /** The values of local.settings.json; undefined where there is no such file, or none that can be read. */
  readonly local: Settings | undefined;
  /** Why it cannot be read. */
  readonly unreadable?: string;
  readonly settings: Settings;
  readonly config: Config;
}

export function lookAround(root: string, env: Settings, file = SETTINGS_FILE): DoctorContext {
  const read = readLocal(file);
  const settings = withLocal(read.local ?? {}, copyEnvironment(env));
  return { root, env, file, ...read, settings, config: readConfig(settings) };
}

function readLocal(file: string): Pick<DoctorContext, 'local' | 'unreadable'> {
  if (!existsSync(file)) return { local: undefined };
  try {
    return { local: readLocalSettings(file) };
  } catch (error) {
    return { local: undefined, unreadable: error instanceof Error ? error.message : '' };
  }
}
