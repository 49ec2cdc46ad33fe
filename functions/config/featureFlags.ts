// Which relay settings are on, as public information: names only, no values.
import { settingTables } from './settings.ts';

/** A relay setting by its full name; `on` if it is set to anything but `off` and `memory`. */
export interface FeatureFlag {
  readonly name: string;
  readonly on: boolean;
}

/** All relay settings. */
export function featureFlagsOf(fields: Readonly<Record<string, string>>): readonly FeatureFlag[] {
  return Object.keys(settingTables.relay.fields).map((field) => ({
    name: `RELAY__${field}`,
    on: !['off', 'memory', undefined].includes(fields[field]),
  }));
}
