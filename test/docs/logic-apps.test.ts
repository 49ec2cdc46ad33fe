// docs/logic-apps.md: what it gives to paste names operations and inputs that are there, and the relay takes it.

import { type FilesTree, made } from '../scripts/connector/wanted.ts';
import { openRelay } from '../support/relay.ts';
import { readText } from '../support/sources.ts';

const page = readText('docs/logic-apps.md');
const pasted: readonly FilesTree[] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) =>
  JSON.parse(text),
);
const { definition } = made.logicApps;

/** Every object with a type, wherever it stands: the actions and triggers. */
function stepsIn(tree: FilesTree): FilesTree[] {
  return [
    ...(typeof tree.type === 'string' && tree.inputs ? [tree] : []),
    ...Object.values(tree).flatMap((each) => (typeof each === 'object' && each !== null ? stepsIn(each) : [])),
  ];
}
const steps = pasted.flatMap(stepsIn);
function ofType(type: string): FilesTree[] {
  return steps.filter((step) => String(step.type) === type);
}

/** An expression in a path stands for one value of it. */
function operationAt(method: string, path: string): FilesTree | undefined {
  const shape = (text: string): string => text.replace(/@?\{[^}]*\}/g, '{}');
  const found = Object.entries(definition.paths ?? {}).find(([each]) => shape(each) === shape(path));
  return found?.[1][method.toLowerCase()];
}

function inputsOf({ parameters = [] as unknown as FilesTree }: FilesTree): string[] {
  return Object.values(parameters).map((each) => {
    const shared = String(each.$ref ?? '').replace('#/parameters/', '');
    return String(shared ? definition.parameters?.[shared]?.name : each.name);
  });
}

function missingIn(method: string, path: string, queries: FilesTree = {} as FilesTree): string[] {
  const operation = operationAt(method, path);
  if (!operation) return [`${method} ${path}`];
  return Object.keys(queries).filter((name) => !inputsOf(operation).includes(name));
}

test('There is something to paste for each way', () => {
  const types = ['ApiConnection', 'Http', 'Function'];
  expect(types.map((type) => ofType(type).length > 1)).toEqual([true, true, true]);
});

test('Every action and trigger of the connector asks for what is there', () => {
  const missing = ofType('ApiConnection').flatMap(({ inputs = {} as FilesTree }) =>
    missingIn(String(inputs.method), String(inputs.path), inputs.queries),
  );
  expect(missing).toEqual([]);
});

test('So does every one over HTTP, by the address and with the key in a header', () => {
  const missing = ofType('Http').flatMap(({ inputs = {} as FilesTree }) =>
    missingIn(String(inputs.method), new URL(String(inputs.uri)).pathname, inputs.queries),
  );
  expect(missing).toEqual([]);
  for (const { inputs } of ofType('Http'))
    expect(inputs?.headers).toEqual({ 'x-functions-key': "@parameters('functionKey')" });
});

test('No inputs with a key in them stay in the run history', () => {
  const open = ofType('Http').filter(
    ({ runtimeConfiguration }) => !JSON.stringify(runtimeConfiguration).includes('inputs'),
  );
  expect(open).toEqual([]);
});

test('Every trigger asks in the dialect of Logic Apps, and reports its items one by one', () => {
  const triggers = steps.filter(({ recurrence }) => recurrence !== undefined);
  expect(triggers.length).toBe(2);
  for (const { inputs, splitOn } of triggers)
    expect([inputs?.queries?.dialect, splitOn]).toEqual(['native', "@triggerBody()?['items']"]);
});

test('The relay takes every body for CallOperation: nothing but the policy, which allows nothing here, refuses it', async () => {
  const relay = openRelay({ RELAY__ALLOW: '' });
  const answers = await Promise.all(
    ofType('Function').map(({ inputs }) => relay.call('CallOperation', { body: inputs?.body })),
  );
  await relay.close();
  expect(answers.map(({ json }) => json.error.code)).toEqual(answers.map(() => 'operation_not_allowed'));
  expect(answers.map(({ json }) => json.error.message.split(' ')[0])).toEqual(
    ofType('Function').map(({ inputs }) => inputs?.body?.operation),
  );
});

test('The function is called by its own name', () => {
  const ids = [...JSON.stringify(pasted).matchAll(/\/functions\/(\w+)"/g)].map(([, name]) => name);
  expect(new Set(ids)).toEqual(new Set(['CallOperation']));
});
