// The expression language of the samples: parsed, printed, and evaluated.
import { print } from '../../../scripts/samples/expression/print.ts';
import { readExpression } from '../../../scripts/samples/expression/read.ts';
import { printTemplate, readTemplate } from '../../../scripts/samples/expression/template.ts';
import { render, type Scope } from '../../../scripts/samples/run/evaluate.ts';

const scope: Scope = {
  now: new Date('2026-11-22T12:34:56.000Z'),
  parameters: { App: '7' },
  trigger: { rating: 2, deep: { er: [1, 2] }, odd: 'a "b" \'c\'' },
  done: new Map([
    ['Get', { status: 'Succeeded', outputs: { statusCode: 200, body: { rows: [{ n: 1 }], none: null } } }],
    ['Skipped', { status: 'Skipped', outputs: null }],
  ]),
  items: { Each: 'third' },
};

function worth(text: string): unknown {
  return render(text, scope);
}

describe('An expression is the same when it is read and printed:', () => {
  test.each([
    "body('Get')?['rows']",
    "concat('it''s', 'x', string(triggerBody()?['rating']))",
    "items('Each')?['a b']?[0]",
    'add(1, -2.5)',
    'and(true, not(false), equals(null, null))',
    "body('Get')?[parameters('App')]",
  ])('%s', (text) => {
    expect(print(readExpression(text))).toBe(text);
  });
});

test.each(["body('Get'", "body('Get'))", "'open", "body('Get').rows", '', '@x()', "concat('a' 'b')"])(
  'What is no expression is refused: %s',
  (text) => {
    expect(() => readExpression(text)).toThrow();
  },
);

describe('A text', () => {
  test('that is one expression is a value of any kind', () => {
    expect(worth("@body('Get')?['rows']")).toEqual([{ n: 1 }]);
  });

  test('with expressions in it stays a text', () => {
    expect(worth("@{triggerBody()?['rating']} of 5, app @{parameters('App')}")).toBe('2 of 5, app 7');
  });

  test('may have braces inside quotes', () => {
    expect(worth("<@{concat('}', '{')}>")).toBe('<}{>');
  });

  test('with two at signs is a text with one', () => {
    expect(worth('@@example')).toBe('@example');
    expect(printTemplate(readTemplate('@@example'))).toBe('@@example');
  });

  test('shows nothing for null and a capital for a truth', () => {
    expect(worth("[@{body('Get')?['none']}][@{equals(1, 1)}]")).toBe('[][True]');
  });

  test('of a person cannot break the JSON of a card', () => {
    const card = { body: [{ text: "@triggerBody()?['odd']" }] };
    const done = new Map([['Card', { status: 'Succeeded', outputs: render(card, scope) } as const]]);
    const sent = render("@string(outputs('Card'))", { ...scope, done });
    expect(JSON.parse(String(sent))).toEqual({ body: [{ text: 'a "b" \'c\'' }] });
  });
});

describe('A missing value', () => {
  test('is null after a question mark, however deep', () => {
    expect(worth("@body('Get')?['no']?['where']")).toBeNull();
    expect(worth("@body('Skipped')?['x']")).toBeNull();
  });

  test('is an error without one', () => {
    expect(() => worth("@body('Get')['no']")).toThrow('no is not in');
  });

  test('is an error if it is the output of an action that did not run', () => {
    expect(() => worth("@body('Nobody')")).toThrow('Nobody has not run yet');
  });
});

test('Power Automate reads a path into an output', () => {
  expect(worth("@outputs('Get')?['body/rows']")).toEqual([{ n: 1 }]);
});

describe('The functions do what Microsoft says:', () => {
  test.each<[string, unknown]>([
    ["@coalesce(null, body('Get')?['none'], 'x')", 'x'],
    ["@first(json('[]'))", null],
    ["@first(json('[3, 4]'))", 3],
    ["@if(greater(2, 1), 'yes', 'no')", 'yes'],
    ["@empty('')", true],
    ["@empty(json('{}'))", true],
    ["@empty('x')", false],
    ["@length(json('[1, 2]'))", 2],
    ["@join(json('[\"a\", 1]'), '; ')", 'a; 1'],
    ["@replace('a<b<', '<', '&lt;')", 'a&lt;b&lt;'],
    ["@startsWith('7F', '7')", true],
    ["@substring('abcdef', 1, 3)", 'bcd'],
    ["@length('abc')", 3],
    ['@string(json(\'{"a": 1}\'))', '{"a":1}'],
    ["@encodeURIComponent('a/b c')", 'a%2Fb%20c'],
    ['@equals(json(\'{"a": [1]}\'), json(\'{"a": [1]}\'))', true],
    ["@addDays(utcNow(), -8, 'yyyy-MM-dd')", '2026-11-14'],
  ])('%s', (text, value) => {
    expect(worth(text)).toEqual(value);
  });

  test.each(["@greater('2', 1)", '@length(null)', "@json('{')", "@join('a', ',')", "@replace(null, 'a', 'b')"])(
    '%s fails',
    (text) => {
      expect(() => worth(text)).toThrow();
    },
  );
});

test('A function that no sample uses is not known', () => {
  expect(() => worth('@rand(1, 2)')).toThrow('The function rand is not supported in samples');
});
