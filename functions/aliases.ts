// Settings that other tools use for the same things: read where ours are absent, so that a team can keep the names it has.
import type { Settings } from './settings.ts';

interface Tool {
  readonly group: 'APPLE' | 'SAMSUNG';
  /** Our name, and the tool's names for it, the first that is there. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

const FASTLANE = 'APP_STORE_CONNECT_API_KEY_';

/** Sources: fastlane's app_store_connect_api_key; the readmes of the command lines asc and gsc. */
const tools: readonly Tool[] = [
  {
    group: 'APPLE',
    names: {
      APPLE__KEY_ID: [`${FASTLANE}KEY_ID`],
      APPLE__ISSUER_ID: [`${FASTLANE}ISSUER_ID`],
      APPLE__PRIVATE_KEY: [`${FASTLANE}KEY`, `${FASTLANE}KEY_FILEPATH`],
    },
  },
  {
    group: 'APPLE',
    names: {
      APPLE__KEY_ID: ['ASC_KEY_ID'],
      APPLE__ISSUER_ID: ['ASC_ISSUER_ID'],
      APPLE__PRIVATE_KEY: ['ASC_PRIVATE_KEY', 'ASC_PRIVATE_KEY_B64', 'ASC_PRIVATE_KEY_PATH'],
    },
  },
  {
    group: 'SAMSUNG',
    names: {
      SAMSUNG__SERVICE_ACCOUNT_ID: ['GSC_SERVICE_ACCOUNT_ID'],
      SAMSUNG__PRIVATE_KEY: ['GSC_PRIVATE_KEY', 'GSC_PRIVATE_KEY_PATH'],
    },
  },
];

export interface Aliased {
  readonly settings: Settings;
  /** Which name won for which setting, one sentence each; no value. */
  readonly notes: readonly string[];
}

/** Of the default account anything in our own names: the keys of two sources mixed would be a key that nobody has. */
const isOurs = (settings: Settings, group: string): boolean =>
  Object.keys(settings).some((setting) => new RegExp(`^${group}__[A-Z]+(_[A-Z]+)*_(ID|KEY)(_NEXT)?$`).test(setting));

const found = (settings: Settings, { names }: Tool): (readonly [string, string])[] =>
  Object.entries(names).flatMap(([ours, theirs]) => {
    const name = theirs.find((each) => settings[each]?.trim());
    return name === undefined ? [] : [[ours, name] as const];
  });

/** The names of the first tool that has a key win; those of a second one are left alone. */
export const withAliases = (settings: Settings): Aliased => {
  const taken = new Map<string, string>();
  for (const group of ['APPLE', 'SAMSUNG'] as const) {
    if (isOurs(settings, group)) continue;
    const tool = tools.find((each) => each.group === group && found(settings, each).length > 0);
    for (const [ours, name] of tool ? found(settings, tool) : []) taken.set(ours, name);
  }
  return {
    settings: { ...settings, ...Object.fromEntries([...taken].map(([ours, name]) => [ours, settings[name]])) },
    notes: [...taken].map(([ours, name]) => `${ours} is taken from ${name}`),
  };
};
