// JSON numbers keep their digits through parsing and serializing.
import fc from 'fast-check';
import { asNumber, digitsOf, losslessNumber, parseExact, writeExact } from '../../../functions/core/losslessJson.ts';

const numbers = ['12345678901234567890', '1.10', '1e3', '1.0', '-0', '0.1', '7', '1E-5', '0.69999999999999996'];

test.each(numbers)('%s is written as it was read', (digits) => {
  const text = `{"a":[${digits},"${digits}"]}`;
  expect(writeExact(parseExact(text))).toBe(text);
});

test.each(numbers)('The digits of %s are known, and so is the number', (digits) => {
  const [value] = parseExact(`[${digits}]`) as readonly unknown[];
  expect([digitsOf(value), asNumber(value)]).toEqual([digits, Number(digits)]);
});

test.each(numbers)('%s can be made of its digits', (digits) => {
  expect(writeExact([losslessNumber(digits)])).toBe(`[${digits}]`);
});

test.each(['[01]', '[1.]', '{"a":1', '[.5]', '[1.5 2.5]', ''])('%j is no JSON', (text) => {
  expect(() => parseExact(text)).toThrow(SyntaxError);
});

test('Any JSON comes back as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(writeExact(parseExact(text)))).toEqual(JSON.parse(text));
    }),
  );
});

test('A long text full of signs is read', () => {
  const text = JSON.stringify(['\n"\\1.10'.repeat(200_000), 1.5]);
  expect(writeExact(parseExact(`${text.slice(0, -1)},1.10]`))).toBe(`${text.slice(0, -1)},1.10]`);
});
