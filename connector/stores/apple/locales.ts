// App Store locales, in Apple's spelling. Source: Apple, "Managing metadata in your app by using locale
// shortcodes" and "App Store localizations"; 39 until 31 March 2026, and 50 since (Apple's developer news 97t4mt64).
import type { Schema } from '../../core/schema.ts';
import { field, text } from '../../core/schema.ts';

/** Each code with its name. */
export const locales: Readonly<Record<string, string>> = {
  'ar-SA': 'Arabic',
  'bn-BD': 'Bangla',
  ca: 'Catalan',
  'zh-Hans': 'Chinese (Simplified)',
  'zh-Hant': 'Chinese (Traditional)',
  hr: 'Croatian',
  cs: 'Czech',
  da: 'Danish',
  'nl-NL': 'Dutch',
  'en-AU': 'English (Australia)',
  'en-CA': 'English (Canada)',
  'en-GB': 'English (U.K.)',
  'en-US': 'English (U.S.)',
  fi: 'Finnish',
  'fr-FR': 'French',
  'fr-CA': 'French (Canada)',
  'de-DE': 'German',
  el: 'Greek',
  'gu-IN': 'Gujarati',
  he: 'Hebrew',
  hi: 'Hindi',
  hu: 'Hungarian',
  id: 'Indonesian',
  it: 'Italian',
  ja: 'Japanese',
  'kn-IN': 'Kannada',
  ko: 'Korean',
  ms: 'Malay',
  'ml-IN': 'Malayalam',
  'mr-IN': 'Marathi',
  no: 'Norwegian',
  'or-IN': 'Odia',
  pl: 'Polish',
  'pt-BR': 'Portuguese (Brazil)',
  'pt-PT': 'Portuguese (Portugal)',
  'pa-IN': 'Punjabi',
  ro: 'Romanian',
  ru: 'Russian',
  sk: 'Slovak',
  'sl-SI': 'Slovenian',
  'es-MX': 'Spanish (Mexico)',
  'es-ES': 'Spanish (Spain)',
  sv: 'Swedish',
  'ta-IN': 'Tamil',
  'te-IN': 'Telugu',
  th: 'Thai',
  tr: 'Turkish',
  uk: 'Ukrainian',
  'ur-PK': 'Urdu',
  vi: 'Vietnamese',
};

/** Other codes of the same language, by prefix. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
  ['iw', 'he'],
  ['in', 'id'],
  ['cmn', 'zh'],
  ['zh-cn', 'zh-Hans'],
  ['zh-sg', 'zh-Hans'],
  ['zh-tw', 'zh-Hant'],
  ['zh-hk', 'zh-Hant'],
  ['zh-mo', 'zh-Hant'],
]);

/** The store's locales that an input may mean: `de`, `de_AT` and `German` are de-DE, `en` is any of four. */
export function localesFor(written: string): readonly string[] {
  const asked = written.trim().toLowerCase().replaceAll('_', '-');
  const all = Object.keys(locales);
  const wanted = (aliases.get(asked) ?? asked).toLowerCase();
  const exact = all.filter((code) => code.toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  const named = all.filter((code) => locales[code]?.toLowerCase().split(' (')[0] === asked);
  if (named.length > 0) return named;
  const [tag = ''] = wanted.split('-');
  const language = aliases.get(tag) ?? tag;
  return all.filter((code) => code.split('-')[0] === language);
}

/** A locale as an input: those of the store as a drop-down, and any other that Apple may add. */
export const locale: Schema = {
  ...field(text, 'Language', 'The language as Apple writes it, such as en-US or de-DE.'),
  suggestions: Object.keys(locales),
  displayNames: Object.fromEntries(Object.entries(locales).map(([code, name]) => [code, `${name}, ${code}`])),
};
