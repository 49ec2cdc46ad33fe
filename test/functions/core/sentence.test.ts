// External texts in our sentences: on one line, without direction changes, and never "undefined".
import fc from 'fast-check';
import { errorResponse, Failure } from '../../../functions/core/errors.ts';
import { plainText, truncated } from '../../../functions/core/sentence.ts';
import { createStepRunner } from '../../../functions/core/stepRunner.ts';

/** Of these no sentence has one. */
const ODD = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/u;

test('No text has a control character or a mark of direction afterwards', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(text)).not.toMatch(ODD);
    }),
  );
});

test('Text in all scripts, with joiners, is kept', () => {
  for (const text of ['Tidewater', 'नमस्ते क्‍ष', 'می‌خواهم', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} <b>&amp;'])
    expect(plainText(text)).toBe(text);
});

test('A text is truncated between two characters', () => {
  expect(['a\u{1f680}', 'a\u{1f680}b', 'ab'].map((text) => truncated(text, 2))).toEqual(['a', 'a', 'ab']);
  expect(truncated('a\u{1f680}b', 3)).toBe('a\u{1f680}');
});

test('A failure carries none into its message or details, and so does no step', async () => {
  const text = 'a\u202eb\u0000c\nd';
  const failure = new Failure('store_refused', text, { details: [{ code: text, message: text, target: text }] });
  expect([failure.message, ...failure.details]).toEqual([
    'ab c d',
    { code: 'ab c d', message: 'ab c d', target: 'ab c d' },
  ]);
  const steps = createStepRunner(true);
  await steps.read(
    text,
    async () => text,
    (found) => found,
  );
  await steps.write(text, async () => text);
  steps.skip(text, text);
  expect(JSON.stringify(steps.reports)).not.toMatch(/\\u0000|\\n|\u202e/);
});

describe('A 429', () => {
  const retryAfter = (headers?: Record<string, string>): unknown =>
    errorResponse(new Failure('store_refused', 'No.', { status: 429, ...(headers && { headers }) })).headers[
      'retry-after'
    ];

  test('without a time says a minute', () => {
    expect(retryAfter()).toBe('60');
  });

  test('with a time keeps it', () => {
    expect(retryAfter({ 'retry-after': '7' })).toBe('7');
  });

  test('alone gets one', () => {
    expect(errorResponse(new Failure('store_refused', 'No.', { status: 409 })).headers['retry-after']).toBeUndefined();
  });
});
