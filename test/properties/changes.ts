// Good calls with something bad done to them.
import fc from 'fast-check';
import type { Operation } from '../../connector/core/operation.ts';
import { goodInput, type Input } from './inputs.ts';

/** Texts that climb, end a line, or are no number where one belongs. */
export const hostile = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '..',
    '../users',
    '%2e%2e/',
    '//evil.example',
    'a\r\nx: 1',
    'a\0',
    '\\',
    '__proto__',
    '\ud800',
    'a;b',
    'a, b',
    ' ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('a'.repeat(300), '9'.repeat(40), '-1', '0', '1e9', 'NaN', 'null', '[]', '{}', 'a'.repeat(17_000)),
);

const anyName = fc.oneof(
  fc.constantFrom(
    'limit',
    'cursor',
    'account',
    'filter[name]',
    '__proto__',
    'constructor',
    'authorization',
    'access-token',
    'cookie',
    'host',
  ),
  fc.string({ maxLength: 12 }),
);

type Change = (input: Input) => Input;

/** One thing done to a part of a call. */
const change: fc.Arbitrary<Change> = fc.oneof(
  hostile.map(
    (id): Change =>
      (input) => ({ ...input, path: Object.fromEntries(Object.keys(input.path).map((name) => [name, id])) }),
  ),
  fc.constant<Change>((input) => ({ ...input, path: {} })),
  fc.tuple(anyName, hostile).map(
    ([name, value]): Change =>
      (input) => ({ ...input, query: [...input.query, [name, value]] }),
  ),
  hostile.map(
    (value): Change =>
      (input) => ({ ...input, query: input.query.map(([name]) => [name, value]) }),
  ),
  fc.constant<Change>((input) => ({ ...input, query: [...input.query, ...input.query] })),
  fc.tuple(anyName, hostile).map(
    ([name, value]): Change =>
      (input) => ({ ...input, headers: { ...input.headers, [name]: value } }),
  ),
  hostile.map(
    (body): Change =>
      (input) => ({ ...input, body }),
  ),
  fc.jsonValue().map(
    (body): Change =>
      (input) => ({ ...input, body: body ?? 0 }),
  ),
  fc.tuple(anyName, fc.jsonValue()).map(
    ([name, value]): Change =>
      (input) => ({
        ...input,
        body: Object.fromEntries([...Object.entries((input.body as object | undefined) ?? {}), [name, value]]),
      }),
  ),
);

/** A good call to which up to three things were done. */
export function changedInput(operation: Operation): fc.Arbitrary<Input> {
  return fc
    .tuple(goodInput(operation), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([input, changes]) => changes.reduce((changed, each) => each(changed), input));
}
