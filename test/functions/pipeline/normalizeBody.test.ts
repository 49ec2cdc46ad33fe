// Bodies in which a flow sends every field: empty and null values count as absent, and texts are coerced.
import { field, flag, integer, list, moment, object, oneOf, text } from '../../../connector/core/schema.ts';
import { normalizeBody } from '../../../functions/pipeline/normalizeBody.ts';

const row = object({ locale: { ...text, pattern: '^[a-z]{2}$' }, words: text }, ['locale']);
const shape = object(
  {
    name: field(text, 'Name', 'The name.'),
    code: { ...text, pattern: '^[A-Z]{3}$' },
    secret: { ...text, format: 'password' },
    until: { ...moment, nullable: true },
    platform: { ...oneOf('IOS', 'MAC_OS'), nullable: true },
    count: integer(0, 9),
    dryRun: flag,
    tags: list,
    places: { ...list, keepsEmpty: true },
    texts: { type: 'array', items: row },
    period: object({ from: text, to: text }),
    filters: object({ country: text }),
  },
  ['filters'],
);

describe('A flat input counts as missing', () => {
  test.each<[string, object]>([
    ['as an empty text', { name: '', platform: '', count: '', dryRun: '', until: '', code: '' }],
    ['as blanks', { name: '  ', platform: ' ', count: '\n', tags: ' ' }],
    [
      'as null, also where the store takes one',
      { name: null, count: null, dryRun: null, tags: null, texts: null, period: null, until: null, platform: null },
    ],
    ['as an empty list', { tags: [], texts: [] }],
    ['as a list of nothing', { tags: ['', null, ' '], texts: [{}, null, { locale: '', words: null }] }],
    ['as a list of nothing in JSON text', { tags: '[]', texts: '[{}]' }],
    ['as an object of nothing', { period: { from: '', to: null } }],
  ])('%s', (_, body) => {
    expect(normalizeBody(shape, body, false)).toEqual({});
  });
});

describe('These values count:', () => {
  test.each<[string, object]>([
    ['an empty list that means something', { places: [] }],
    ['an empty object that was written so', { filters: {}, period: {} }],
    ['zero and no', { count: 0, dryRun: false }],
    ['blanks and line ends around free text', { name: ' Two\nlines \n' }],
    ['a secret with blanks, and an empty one', { secret: ' a ' }],
    ['an empty secret, for the check to refuse', { secret: '' }],
    ['what is not declared, for the check to refuse', { nmae: '', constructor: null }],
    ['what does not fit, for the check to refuse', { count: 'one', dryRun: 'perhaps', tags: 'a, b', period: 7 }],
  ])('%s', (_, body) => {
    expect(normalizeBody(shape, body, false)).toEqual(body);
  });

  test('a required object whose members are all empty', () => {
    expect(normalizeBody(shape, { filters: { country: '' } }, false)).toEqual({ filters: {} });
  });

  test('in the own form of the store: empty texts and lists', () => {
    const body = { name: '', tags: ['', 'a'], texts: [], until: null };
    expect(normalizeBody(shape, { ...body, platform: '', count: null }, true)).toEqual(body);
  });
});

test('Strings are converted to the declared types', () => {
  const given = {
    name: 'True',
    code: ' deu ',
    platform: 'ios',
    count: ' 5 ',
    dryRun: 'True',
    tags: '["a", 2.10]',
    texts: '[{"locale": "de ", "words": "", "more": ""}]',
  };
  expect(normalizeBody(shape, given, false)).toEqual({
    name: 'True',
    code: 'DEU',
    platform: 'IOS',
    count: 5,
    dryRun: true,
    tags: ['a', '2.10'],
    texts: [{ locale: 'de', more: '' }],
  });
});

test('A missing body is absent, and one that is not an object is rejected by validation', () => {
  expect([null, undefined].map((body) => normalizeBody(shape, body, false))).toEqual([undefined, undefined]);
  expect([[], 'text', 7].map((body) => normalizeBody(shape, body, false))).toEqual([[], 'text', 7]);
});
