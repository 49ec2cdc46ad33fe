// The code that the dashboard offers to copy, of every operation: what is no curl, no Python and no JSON is found here.
import { spawnSync } from 'node:child_process';
import { transformSync } from 'esbuild';
import { table } from '../../../client/operations.generated.ts';
import { catalog } from '../../../connector/catalog.ts';
import { describeOperation } from '../../../functions/dashboard/describeOperation.ts';
import type { InputShown } from '../../../functions/dashboard/types.ts';
import type { TemplateJson } from '../../../scripts/samples/expression/template.ts';
import { render } from '../../../scripts/samples/run/evaluate.ts';

/** The browser's own files: the build does not include them. */
function load(name: string) {
  return import(new URL(`../../../../functions/dashboard/web/${name}`, import.meta.url).href);
}

const operations = catalog
  .filter(({ hidden }) => !hidden)
  .map((each) => describeOperation(each, { allowed: true, simulated: true }));

/** A value for each input, with what breaks a text of a shell, of Python or of JSON. */
const ODD = `it's "odd" \\ $HOME \`x\`\n\u2028é`;
function oddValue({ type, enum: values }: InputShown): string | string[] {
  if (type === 'array') return values ? values.slice(0, 2) : [ODD, 'b'];
  if (type === 'boolean') return 'true';
  if (type === 'object') return '{"a":{"b":[null,false,1.5]}}';
  return type === 'integer' || type === 'number' ? '3' : (values?.[0] ?? ODD);
}

const filled = operations.map((operation) => ({
  operation,
  values: new Map(operation.inputs.map((input) => [`${input.in} ${input.name}`, oddValue(input)])),
}));

const hasPython = spawnSync('python3', ['--version']).status === 0;
const withPython = hasPython ? test : test.skip;

withPython(`Python takes it${hasPython ? '' : ' (skipped: there is no python3)'}`, async () => {
  const { python } = await load('snippets.js');
  const texts = filled.flatMap(({ operation, values }) => [python(operation, values), python(operation, new Map())]);
  const script = 'import ast,json,sys\nfor text in json.load(sys.stdin): ast.parse(text)\nprint("ok")';
  const { stdout, stderr } = spawnSync('python3', ['-c', script], { input: JSON.stringify(texts), encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['ok\n', '']);
});

withPython('In Python a body is what it is in JSON', async () => {
  const { python } = await load('snippets.js');
  const { bodyOf } = await load('values.js');
  const bodies = filled.filter(({ operation, values }) => !operation.file && bodyOf(operation, values) !== undefined);
  expect(bodies.length).toBeGreaterThan(20);
  const script = [
    'import ast,json,sys',
    'def body(text):',
    '  call = ast.parse(text).body[2].value',
    '  return ast.literal_eval([each.value for each in call.keywords if each.arg == "json"][0])',
    'print(json.dumps([body(text) for text in json.load(sys.stdin)]))',
  ].join('\n');
  const input = JSON.stringify(bodies.map(({ operation, values }) => python(operation, values)));
  const { stdout } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual(bodies.map(({ operation, values }) => bodyOf(operation, values)));
});

test('TypeScript takes it, in the client as well as with fetch', async () => {
  const { typeScript } = await load('snippets.js');
  const codes = filled.flatMap(({ operation, values }) => [
    typeScript(operation, values),
    typeScript(operation, new Map()),
    typeScript({ ...operation, derived: true }, values),
  ]);
  for (const code of codes) expect(() => transformSync(code, { loader: 'ts' })).not.toThrow();
  expect(codes[2]).toContain('await fetch("');
  const [first = ''] = codes;
  expect(first).toContain('relay.listApps({');
});

test('TypeScript calls functions that the client has', async () => {
  const { typeScript } = await load('snippets.js');
  const shown = operations.filter(({ internal }) => !internal);
  const called = shown.map((operation) => /relay\.(\w+)\(/.exec(typeScript(operation, new Map()))?.[1] ?? '');
  expect(called.filter((name) => !(name in table))).toEqual([]);
});

test('A value that is missing stands by its name, whatever its type', async () => {
  const { typeScript } = await load('snippets.js');
  const { bodyOf } = await load('values.js');
  const operation = operations.find(({ id }) => id === 'AddTesters');
  expect(typeScript(operation, new Map())).not.toContain('null');
  const body = { inputs: [{ in: 'body', name: 'n', type: 'integer' }] };
  expect(bodyOf(body, new Map([['body n', '<n>']]))).toEqual({ n: '<n>' });
});

test('A shell takes the lines for curl', async () => {
  const { curl } = await load('snippets.js');
  const texts = filled.map(({ operation, values }) => curl(operation, values));
  const { status, stderr } = spawnSync('sh', ['-n'], { input: texts.join('\n'), encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('The actions of Power Automate and Logic Apps are JSON', async () => {
  const { flowAction, httpAction } = await load('snippets.js');
  for (const { operation, values } of filled)
    for (const make of [flowAction, httpAction]) expect(() => JSON.parse(make(operation, values))).not.toThrow();
});

/** As Logic Apps evaluate it, names of members included. */
function evaluated(value: TemplateJson): TemplateJson {
  const scope = { now: new Date(0), parameters: { relayKey: 'k', $authentication: 'a' }, trigger: null };
  const shown = (each: TemplateJson) => render(each, { ...scope, done: new Map(), items: {} });
  if (Array.isArray(value)) return value.map(evaluated);
  if (typeof value !== 'object' || value === null) return shown(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [shown(name), evaluated(each)]));
}

test.each([
  "@parameters('relayKey')",
  "a @{parameters('relayKey')} b",
  '@{1}',
  '@@{1} @{2}',
  'a@@{1}',
  '@',
  'a@b.example',
])('In actions a value is no expression: %s', async (value) => {
  const { flowAction, httpAction } = await load('snippets.js');
  const { bodyOf } = await load('values.js');
  const inputs = [
    { in: 'body', name: 'text', type: 'string' },
    { in: 'body', name: 'list', type: 'array' },
    { in: 'body', name: 'object', type: 'object' },
    { in: 'query', name: 'query', type: 'string' },
    { in: 'header', name: 'x-header', type: 'string' },
  ];
  const operation = { ...operations.find(({ id }) => id === 'AddTesters'), inputs };
  const object = JSON.stringify({ [value]: [{ a: value }] });
  const values = new Map<string, string | string[]>(inputs.map(({ in: place, name }) => [`${place} ${name}`, value]));
  values.set('body list', [value]).set('body object', object);
  const http = evaluated(JSON.parse(httpAction(operation, values)).inputs);
  expect(http).toMatchObject({
    body: bodyOf(operation, values),
    queries: { query: value },
    headers: { 'x-functions-key': 'k', 'x-header': value },
  });
  const flow = evaluated(JSON.parse(flowAction(operation, values)).inputs);
  expect(flow).toHaveProperty('parameters', {
    'body/text': value,
    'body/list': [value],
    'body/object': JSON.parse(object),
    query: value,
    'x-header': value,
  });
});
