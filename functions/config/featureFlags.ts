// Which settings of the relay itself are on, for whoever may ask: their names, and no value.
import { settingSchemas } from './settings.ts';

/** A setting of the relay itself, by its whole name: `on` where it is there and not `off`. */
export interface FeatureFlag {
  readonly name: string;
  readonly on: boolean;
}

/** Every setting of the relay itself. */
export function featureFlagsOf(fields: Readonly<Record<string, string>>): readonly FeatureFlag[] {
  return Object.keys(settingSchemas.relay.properties).map((field) => ({
    name: `RELAY__${field}`,
    on: fields[field] !== undefined && fields[field] !== 'off',
  }));
}
