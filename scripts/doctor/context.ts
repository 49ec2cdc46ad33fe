// The input of the doctor: the effective settings, as the relay reads them.
import { existsSync } from 'node:fs';
import type { Config } from '../../functions/config/config.ts';
import type { Settings } from '../../functions/config/settings.ts';
import { copyEnvironment } from '../../functions/hosting/environment.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { readLocalSettings, withLocal } from '../local-host/localsettings.ts';
import { SETTINGS_FILE } from '../setup/write.ts';

export interface DoctorContext {
  /** Root of the checkout. */
  readonly root: string;
  readonly env: Settings;
  /** Folder of local.settings.json. */
  readonly file: string;
  /** Values of local.settings.json; undefined if the file is missing or unreadable. */
  readonly local: Settings | undefined;
  /** The reason why it is unreadable. */
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
