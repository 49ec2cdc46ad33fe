// Reads the configuration with the settings of this relay's stores.
import { type Config, parseConfig } from '../config/config.ts';
import type { Settings } from '../config/settings.ts';
import { storeDefinitions } from './index.ts';

/** Parses all settings. */
export function readConfig(settings: Settings): Config {
  return parseConfig(settings, storeDefinitions);
}
