// The end of a quiet value: found for every JSON in the layouts of stores, and never for what is no JSON.
import { KIND, memberTable, type Plan } from '../../../functions/core/jsonPlan.ts';
import { endOfQuiet, jsonBytes, NOT_QUIET } from '../../../functions/core/jsonQuiet.ts';
import { mutatedJson, randomFrom } from '../../support/mutatedJson.ts';

const any: Plan = { fits: 63, counts: 63, bit: 0, needs: 0, quiet: 63, isSilent: true, isItem: false };
const text: Plan = { ...any, fits: KIND.text, quiet: KIND.text };

function endOf(json: string | Buffer, plan?: Plan): number {
  return endOfQuiet(jsonBytes(Buffer.from(json)), 0, plan);
}

function parsed(bytes: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(bytes.toString()) };
  } catch {
    return undefined;
  }
}

/** Without blanks, indented in the way of JSON.stringify, and in that of App Store Connect: `"data" : [ {`. */
function layoutsOf(value: unknown): readonly string[] {
  const spaced = JSON.stringify(value, undefined, 2)
    .replace(/^( *"(?:[^"\\]|\\.)*"):/gm, '$1 :')
    .replace(/([[,])\n *(?=[[{\]])/g, '$1 ');
  return [JSON.stringify(value), JSON.stringify(value, undefined, '\t').replaceAll('\n', '\r\n'), spaced];
}

test('What JSON.parse accepts is found to its last byte in each layout, and nothing else is', () => {
  const random = randomFrom(13);
  let found = 0;
  for (let left = 20_000; left > 0; left -= 1) {
    const bytes = mutatedJson(random);
    const json = parsed(bytes);
    const end = endOf(bytes);
    if (end !== NOT_QUIET && end === bytes.length)
      expect([bytes.toString('latin1'), json]).toEqual([bytes.toString('latin1'), json ?? 'JSON']);
    if (!json || typeof json.value !== 'object') continue;
    for (const layout of layoutsOf(json.value)) {
      const whole = Buffer.from(layout);
      const again = JSON.stringify(JSON.parse(layout));
      expect([again, endOf(whole)]).toEqual([JSON.stringify(json.value), whole.length]);
    }
    found += 1;
  }
  expect(found).toBeGreaterThan(1_000);
});

test.each(Array.from({ length: 9 }, (_, size) => size))('A text of %i characters ends at its quote', (size) => {
  const plain = 'x'.repeat(size);
  for (const [given, behind] of [
    [`"${plain}"`, ''],
    [`"${plain}"`, ',"y":1}'],
    [`"${plain}\\""`, ',1]'],
    [`"\u00fc\ud83d\ude00${plain}\u007f"`, '     '],
  ] as const)
    expect(endOf(given + behind)).toBe(Buffer.byteLength(given));
  for (const bad of [`"${plain}`, `"${plain}\n"    `, `"${plain}\\x"    `, `"${plain}\u001f!"    `, `"${plain}\\`])
    expect(endOf(bad)).toBe(NOT_QUIET);
});

test.each(['{"a":"1","b":"2"}', '{"b":"2","a":"1"}', '{"a":"1","c":[0],"b":"2"}', '{"c":null,"a":"\\"","b":""}'])(
  '%s has the required texts a and b, whatever came before',
  (given) => {
    const plan = withMembers();
    for (const before of ['{"b":"","a":""}', given, given]) expect(endOf(before, plan)).toBe(before.length);
    for (const layout of layoutsOf(JSON.parse(given))) expect(endOf(layout, plan)).toBe(layout.length);
  },
);

test.each([
  ['a required member is missing', '{"a":"1"}'],
  ['one comes twice', '{"a":"1","b":"2","a":"3"}'],
  ['one has another type', '{"a":"1","b":2}'],
  ['one is null', '{"a":"1","b":null}'],
  ['a name has an escape', '{"a":"1","\\u0062":"2"}'],
  ['there is a form feed', '{"a":"1",\f"b":"2"}'],
  ['there is no colon', '{"a":"1","b"  "2"}'],
  ['there are two commas', '{"a":"1", ,"b":"2"}'],
  ['there is a comma at the end', '{"a":"1","b":"2", }'],
  ['there are only blanks left', '{"a":"1","b":"2"     '],
  ['the end is missing', '{"a":"1","b":"2"'],
  ['it is empty', '{}'],
])('An object is left to the scanner if %s', (_, given) => {
  expect(endOf(given, withMembers())).toBe(NOT_QUIET);
});

test('A value is left to the scanner if something in it is reported, or if it is nested deeply', () => {
  const noted: Plan = { ...any, quiet: 0, note: 'a' };
  expect(endOf('{"a":1}', { ...any, members: memberTable([['a', noted]]) })).toBe(NOT_QUIET);
  expect(endOf(`${'['.repeat(33)}${']'.repeat(33)}`)).toBe(NOT_QUIET);
  expect(endOf(`${'['.repeat(30)}${']'.repeat(30)}`)).toBe(60);
});

function withMembers(): Plan {
  const required = (bit: number): Plan => ({ ...text, counts: KIND.text, bit, isSilent: false });
  return {
    ...any,
    needs: 3,
    members: memberTable([
      ['a', required(1)],
      ['b', required(2)],
    ]),
  };
}
