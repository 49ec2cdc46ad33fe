// A scan of bytes accepts what JSON.parse accepts, and finds the same values.
import { catalog } from '../../../connector/catalog.ts';
import type { Schema } from '../../../connector/core/schema.ts';
import { KIND, memberTable, type Plan } from '../../../functions/core/jsonPlan.ts';
import { startScan } from '../../../functions/core/jsonScan.ts';
import { scanJson } from '../../../functions/core/jsonScanner.ts';
import { mutatedJson, randomFrom } from '../../support/mutatedJson.ts';
import { parsedMeaning, scannedMeaning, streamedDocument } from '../../support/scanned.ts';

const any: Plan = { fits: 63, counts: 63, bit: 0, needs: 0, quiet: 63, isSilent: true, isItem: false };

function isJson(text: string | Buffer, size = Number.POSITIVE_INFINITY): boolean {
  const bytes = Buffer.from(text);
  const scan = startScan(any, { odd: () => ({ counts: false, isOmitted: false }), splice: () => undefined });
  let held = Buffer.alloc(0);
  for (let at = 0; at < bytes.length; at += size) {
    held = Buffer.concat([held, bytes.subarray(at, at + size)]);
    if (!scanJson(scan, held, false)) return false;
    held = held.subarray(scan.at);
    scan.base += scan.at;
    scan.at = 0;
  }
  return scanJson(scan, held, true);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const texts = [
  ...['{}', '[]', ' [ ] ', '""', '0', '-0', '1.0', '1e5', '1E-5', '12.50e+07', 'true', 'false', 'null', '[[[]],{}]'],
  ...[
    '{"a":1,"a":2}',
    '{"":{}}',
    '"\\u00e4\\ud800\\"\\\\\\/\\b\\f\\n\\r\\t"',
    '"\u007f\u2028"',
    '\t\r\n 1 \n',
    '[1,2]',
  ],
  ...[
    '',
    ' ',
    '{',
    '}',
    '[',
    ']',
    '[1',
    '[1,',
    '[1,]',
    '[,1]',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{,}',
    '{a:1}',
    "{'a':1}",
  ],
  ...[
    '01',
    '-',
    '+1',
    '.5',
    '1.',
    '1e',
    '1e+',
    '0x1',
    'NaN',
    'Infinity',
    '1 2',
    '1,2',
    '{}{}',
    '[]]',
    '[}',
    '{]',
    '{"a":1]',
  ],
  ...[
    'tru',
    'truee',
    'True',
    'nul',
    'undefined',
    '"',
    '"a',
    '"\\',
    '"\\u12',
    '"\\u12g4"',
    '"\\x41"',
    '"\\U0041"',
    '"\n"',
    '"\u0000"',
  ],
  ...['\u00a01', '\ufeff{}', '\u000b1', '// a\n1', '1/**/', '[1 2]', '{"a" 1}', '{"a"::1}', '{1:2}', '[:]', '"a" : 1'],
];

test.each(texts)('%j is JSON if JSON.parse says so, in chunks of any size', (text) => {
  for (const size of [Number.POSITIVE_INFINITY, 1, 2, 3])
    expect([size, isJson(text, size)]).toEqual([size, parses(text)]);
});

test('Bytes that are no UTF-8 are read inside of texts alone, as U+FFFD is', () => {
  for (const byte of [0x80, 0xc3, 0xe2, 0xf0, 0xff]) {
    expect(isJson(Buffer.from([0x22, byte, 0x22]))).toBe(true);
    expect(isJson(Buffer.from([byte, 0x31]))).toBe(false);
  }
});

test('Deep nesting is JSON up to the depth that was asked for', () => {
  const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  expect(isJson(deep(200_000))).toBe(true);
  const scan = startScan(any, { odd: () => ({ counts: false, isOmitted: false }), splice: () => undefined }, 100);
  expect(scanJson(scan, Buffer.from(deep(101)), true)).toBe(false);
});

test('Members are found whatever the order and the number of the names', () => {
  const names = ['id', 'type', 'a', 'b', 'ü', '', 'attributes', 'a"b', 'di', 'ia', 'bH', 'c)'];
  const plan = (note: string): Plan => ({ ...any, fits: KIND.text, note, isSilent: false });
  const members = memberTable(names.map((name) => [name, plan(name)]));
  const root: Plan = { ...any, members, isSilent: false };
  for (const order of [names, [...names].reverse(), ['x', ...names.filter((_, at) => at % 2 === 0), 'id2']]) {
    const found: string[] = [];
    const scan = startScan(root, {
      odd: () => ({ counts: false, isOmitted: false }),
      splice: () => undefined,
      noted: (note) => void found.push(note),
    });
    const text = `{${order.map((name) => `${JSON.stringify(name)}:"v"`).join(', ')}}`;
    expect(scanJson(scan, Buffer.from(text), true)).toBe(true);
    expect(found).toEqual(order.filter((name) => names.includes(name)));
  }
});

function schemaOf(id: string): Schema {
  return catalog.find((each) => each.id === id)?.responds as Schema;
}

test.each(['ListApps', 'ReadApp', 'ReadPhasedRelease', 'ListGalaxyApps'])(
  'Mutated documents mean as a response of %s what they mean parsed, in one buffer and in chunks',
  (id) => {
    const schema = schemaOf(id);
    const random = randomFrom(id.length);
    for (let left = 1_500; left > 0; left -= 1) {
      const bytes = mutatedJson(random);
      const wanted = parsedMeaning(schema, bytes);
      const text = bytes.toString('latin1');
      expect([text, scannedMeaning(schema, bytes)]).toEqual([text, wanted]);
      if (!wanted) continue;
      const size = 1 + Math.floor(random() * 40);
      expect([text, streamedDocument(schema, bytes, size)]).toEqual([text, wanted.document]);
    }
  },
);
