// What the relay opens to callers without a key, or registers at all. Read before everything else, to register the functions.
import type { Settings } from './settings.ts';

export interface Opening {
  /** The definition is public, without a key. */
  readonly openDefinition: boolean;
  /** The dashboard is enabled. */
  readonly page: boolean;
  /** Durable state is in Azure Storage, which a timer function sweeps. */
  readonly hasStorage: boolean;
}

export function openingOf({ RELAY__OPEN_DEFINITION, RELAY__PAGE, RELAY__STATE }: Settings): Opening {
  const hasStorage = RELAY__STATE?.trim() === 'storage';
  return { openDefinition: isOn(RELAY__OPEN_DEFINITION), page: isOn(RELAY__PAGE), hasStorage };
}

function isOn(value: string | undefined): boolean {
  return value?.trim() === 'on';
}
