// The store's locales that an input may mean.
import { localesFor } from '../../connector/stores/apple/locales.ts';

test.each([
  ['de', ['de-DE']],
  ['de_AT', ['de-DE']],
  ['German', ['de-DE']],
  ['nb', ['no']],
  ['zh-TW', ['zh-Hant']],
  ['constructor', []],
  ['__proto__', []],
  ['toString-DE', []],
])('%s means %j', (written, expected) => {
  expect(localesFor(written)).toEqual(expected);
});
