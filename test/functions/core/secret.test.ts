// A secret shows only a placeholder, whichever way it is printed.
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { Failure } from '../../../functions/core/errors.ts';
import { secret } from '../../../functions/core/secret.ts';

const VALUE = 'planted-value-of-the-test-0123456789';
const made = secret(VALUE);

/** What a console writes of something. */
function logged(thing: unknown): string {
  const written: string[] = [];
  const out = new Writable({ write: (chunk, _, done) => done(void written.push(String(chunk))) });
  new Console(out, out).log(thing, '%s %o %O %j', thing);
  return written.join('');
}

const prints: Readonly<Record<string, () => string>> = {
  'as JSON': () => JSON.stringify(made),
  'as JSON, deep in an object': () => JSON.stringify({ headers: [{ authorization: made }] }),
  'by String()': () => String(made),
  'in a template': () => `Bearer ${made}`,
  'joined to a text': () => `Bearer ${[made, made].join()}`,
  'as the key of an object': () => JSON.stringify({ [String(made)]: 1 }),
  'by inspect': () => inspect(made),
  'by inspect with everything that is hidden': () => inspect(made, { showHidden: true, depth: null, getters: true }),
  'by inspect without the secret’s own way of showing itself': () =>
    inspect(made, { customInspect: false, depth: null }),
  'by format': () => format('%s %o %O %j %d', made, made, made, made, made),
  'by a console': () => logged({ inner: made }),
  'as the message of an error': () => inspect(new Error(String(made))),
  'as the cause of a failure': () =>
    inspect(new Failure('unexpected', 'A sentence.', { cause: made }), { depth: null }),
  'by its own function as a text': () => String(made.reveal),
  'by its names and values': () => inspect(Object.entries(Object.getOwnPropertyDescriptors(made)), { depth: null }),
};

test.each(Object.entries(prints))('A secret is not shown %s', (_, print) => {
  const shown = print();
  expect(shown).not.toBe('');
  expect(shown).not.toContain(VALUE);
});

test.each(['as JSON', 'in a template', 'by inspect', 'by a console'])('That there is one is shown %s', (how) => {
  expect(prints[how]?.()).toContain('[secret]');
});

test.each<[string, () => unknown]>([
  ['a spread', () => ({ ...made })],
  ['Object.assign', () => Object.assign({}, made)],
  ['a copy of its entries', () => Object.fromEntries(Object.entries(made))],
  ['an object that has it for its prototype', () => Object.create(made)],
])('A copy by %s shows no more than the secret itself', (_, copy) => {
  const shown = [JSON.stringify(copy()), inspect(copy(), { showHidden: true }), logged(copy())].join();
  expect(shown).not.toContain(VALUE);
});

test('A secret cannot be cloned into another thread', () => {
  expect(() => structuredClone(made)).toThrow('could not be cloned');
});

test('A secret cannot be changed into one that shows itself', () => {
  expect(Object.isFrozen(made)).toBe(true);
  expect(() => Object.assign(made, { toString: () => VALUE })).toThrow(TypeError);
});

test('Whoever asks for the value gets it', () => {
  expect(made.reveal()).toBe(VALUE);
});
