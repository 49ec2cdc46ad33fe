// Formats the title of a drop-down entry: fills a template with fields from App Store Connect.

import { isJsonObject } from '../../../connector/core/json.ts';
import type { Title } from '../../../connector/stores/apple/dynamicValueLists.ts';
import { platformName } from '../../../connector/stores/apple/enums.ts';
import { wordsOfBuildState } from '../../../connector/stores/apple/versionStates.ts';

/** A resource as titles read it. A missing or malformed field reads as empty. */
export interface ChoiceEntry {
  readonly type?: unknown;
  readonly id: string;
  readonly attributes?: unknown;
  readonly relationships?: unknown;
}

/** An entry, its owner, and the lookup of related resources. */
export interface ChoiceContext {
  readonly entry: ChoiceEntry;
  readonly owner?: ChoiceEntry | undefined;
  readonly related: (entry: ChoiceEntry, name: string) => readonly ChoiceEntry[];
}

const SHORT = 60;

/** Formats after the colon of a placeholder. Times are in UTC. */
const forms = {
  plain,
  /** Formats a code: `READY_FOR_REVIEW` as `ready for review`. */
  words,
  platform: (value: unknown): string => platformName(plain(value)),
  build: (value: unknown): string => wordsOfBuildState(plain(value)),
  day: (value: unknown): string => moment(value).slice(0, 10),
  time: (value: unknown): string => moment(value).slice(11, 19),
  stars: (value: unknown): string =>
    plain(value) === '' ? '' : plain(value) === '1' ? '1 star' : `${plain(value)} stars`,
  short: (value: unknown): string => {
    const letters = [...plain(value)];
    return letters.length > SHORT ? `${letters.slice(0, SHORT).join('').trim()} ...` : letters.join('');
  },
  expired: (value: unknown): string => (value === true ? 'expired' : ''),
  stopped: (value: unknown): string => (value === true ? 'stopped' : ''),
  internal: (value: unknown): string => (value === true ? 'internal' : value === false ? 'external' : ''),
};

/** The title, or an empty text if all fields are empty. */
export function choiceTitleOf(title: Title, around: ChoiceContext): string {
  return title
    .map((part) => filled(part, around))
    .filter((part) => part !== '')
    .join(', ');
}

/** A segment with only empty placeholders is dropped together with its literal text. */
function filled(part: string, around: ChoiceContext): string {
  let isKnown = false;
  const text = part.replace(/\{([^:}]+)(?::(\w+))?\}/g, (_, place: string, form = 'plain') => {
    const value = forms[form as keyof typeof forms](valueAt(place, around));
    isKnown ||= value !== '';
    return value;
  });
  return isKnown ? text.replaceAll('()', '').replace(/\s+/g, ' ').trim() : '';
}

/** `name` of the entry, `^name` of its owner, `app.name` of a related resource. */
function valueAt(place: string, { entry, owner, related }: ChoiceContext): unknown {
  const [name = '', relation] = place.replace('^', '').split('.').reverse();
  const from = place.startsWith('^') ? owner : entry;
  const read = relation === undefined || from === undefined ? from : related(from, relation)[0];
  return isJsonObject(read?.attributes) ? read.attributes[name] : undefined;
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : '';
}

/** Removes line breaks and bidirectional control characters, which could make an entry look like another one. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function words(value: unknown): string {
  return plain(value).toLowerCase().replaceAll('_', ' ');
}

function moment(value: unknown): string {
  const time = Date.parse(plain(value));
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
