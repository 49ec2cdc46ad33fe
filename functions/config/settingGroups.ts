// Groups all settings by store, caller or relay, in one pass: a relay may have tens of thousands of them.
import { type Store, settingsName, storeNames } from '../../connector/core/stores.ts';
import type { Settings } from './settings.ts';

/** The prefix of a setting, in lower case. */
export type SettingPrefix = Store | 'relay' | 'caller';

/** The fields of one account, one caller or the relay, trimmed, by their names without the prefix. */
export type SettingFields = Readonly<Record<string, string>>;

/** The fields of a group by name, each name in lower case; `default` holds the settings without a name. */
export type SettingGroup = ReadonlyMap<string, SettingFields>;

/** A group to which settings can be added. */
type OpenGroup = Map<string, Record<string, string>>;

export interface GroupedSettings {
  readonly groups: Readonly<Record<SettingPrefix, OpenGroup>>;
  /** Settings with one of our prefixes that are not in capitals; on Linux, names are case-sensitive, so they would have no effect. */
  readonly misspelt: readonly string[];
}

const prefixes: readonly SettingPrefix[] = [...storeNames, 'relay', 'caller'];
/** Names of settings begin with these. */
const beginnings = new Map(prefixes.map((prefix) => [prefix, beginningOf(prefix)]));

/**
 * `APPLE__GAMES__KEY_ID` is KEY_ID of account games in group APPLE, `APPLE__KEY_ID` that of the default account. An empty
 * setting counts as unset, since Azure slots and templates leave such ones behind; an empty policy allows nothing. Stores
 * with the same names of settings have the same group: KIND distinguishes their accounts.
 */
export function groupSettings(settings: Settings): GroupedSettings {
  const byPrefix = new Map<string, OpenGroup>([...beginnings.values()].map((each) => [each, new Map()]));
  const groups = Object.fromEntries(
    [...beginnings].map(([prefix, beginning]) => [prefix, byPrefix.get(beginning)]),
  ) as unknown as GroupedSettings['groups'];
  const longest = Math.max(...[...byPrefix.keys()].map(({ length }) => length));
  const misspelt: string[] = [];
  const addTo = new Map([...byPrefix].map(([beginning, group]) => [beginning, adderTo(group)]));
  for (const setting of Object.keys(settings)) {
    const begin = setting.indexOf('__');
    if (begin < 0 || begin > longest) continue;
    const prefix = setting.slice(0, begin);
    const add = addTo.get(prefix);
    if (!add && !addTo.has(prefix.toUpperCase())) continue;
    const value = settings[setting]?.trim();
    if (value === undefined || (value === '' && !isPolicy(setting))) continue;
    if (setting !== setting.toUpperCase()) misspelt.push(setting);
    add?.(setting.slice(begin + 2), value);
  }
  return { groups, misspelt };
}

/** Adds one setting; `rest` is its name after the prefix: `GAMES__KEY_ID` or `KEY_ID`. */
export function addSetting(group: OpenGroup, rest: string, value: string): void {
  adderTo(group)(rest, value);
}

/** Adds settings to a group. Those of one name mostly follow each other, so the last name is not looked up again. */
function adderTo(group: OpenGroup): (rest: string, value: string) => void {
  let last: { readonly name: string; readonly fields: Record<string, string> } | undefined;
  return (rest, value) => {
    const end = lastSeparator(rest);
    const name = end < 0 ? 'default' : rest.slice(0, end);
    if (last?.name !== name) last = { name, fields: fieldsOf(group, name.toLowerCase()) };
    last.fields[end < 0 ? rest : rest.slice(end + 2)] = value;
  };
}

function lastSeparator(rest: string): number {
  let end = -1;
  for (let at = rest.indexOf('__'); at >= 0; at = rest.indexOf('__', at + 2)) end = at;
  return end;
}

function fieldsOf(group: OpenGroup, name: string): Record<string, string> {
  const fields = group.get(name) ?? {};
  group.set(name, fields);
  return fields;
}

function beginningOf(prefix: SettingPrefix): string {
  return prefix === 'relay' || prefix === 'caller' ? prefix.toUpperCase() : settingsName(prefix);
}

function isPolicy(setting: string): boolean {
  return setting.endsWith('__ALLOW') || setting.endsWith('__ACCOUNTS');
}
