// What the relay opens to callers without a key, or registers at all. Read before everything else, to register the functions.
import type { Settings } from './settings.ts';

export interface Opening {
  /** The definition is public, without a key. */
  readonly openDefinition: boolean;
  /** The dashboard is enabled. */
  readonly page: boolean;
}

export function openingOf({ RELAY__OPEN_DEFINITION, RELAY__PAGE }: Settings): Opening {
  return { openDefinition: isOn(RELAY__OPEN_DEFINITION), page: isOn(RELAY__PAGE) };
}

function isOn(value: string | undefined): boolean {
  return value?.trim() === 'on';
}
