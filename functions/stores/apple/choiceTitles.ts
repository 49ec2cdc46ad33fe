// How an entry of a drop-down reads: the parts of its title, filled with what App Store Connect tells of it.

import { isJsonObject } from '../../../connector/core/json.ts';
import type { Title } from '../../../connector/stores/apple/dynamicValueLists.ts';
import { platformName } from '../../../connector/stores/apple/enums.ts';
import { wordsOfBuildState } from '../../../connector/stores/apple/versionStates.ts';

/** A resource as far as titles read it. What a store leaves out or sends in another form reads as empty. */
export interface ChoiceEntry {
  readonly type?: unknown;
  readonly id: string;
  readonly attributes?: unknown;
  readonly relationships?: unknown;
}

/** An entry, the resource that it belongs to, and where related resources are found. */
export interface ChoiceContext {
  readonly entry: ChoiceEntry;
  readonly owner?: ChoiceEntry | undefined;
  readonly related: (entry: ChoiceEntry, name: string) => readonly ChoiceEntry[];
}

const SHORT = 60;

/** The words behind a colon. Moments are told in UTC. */
const forms = {
  plain,
  /** A code: `READY_FOR_REVIEW` as `ready for review`. */
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

/** The title, or an empty text where nothing is known of the entry. */
export function choiceTitleOf(title: Title, around: ChoiceContext): string {
  return title
    .map((part) => filled(part, around))
    .filter((part) => part !== '')
    .join(', ');
}

/** A part whose places are all empty is empty, whatever stands around them. */
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

/** Line ends, and marks that turn the direction of writing, would let an entry look like another one. */
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
