// Output labels as composed by a designer: prefixes, hidden outputs, and ignored keywords.

import { labelBelow } from '../../../connector/emit/swaggerSchema.ts';
import { readConnector } from '../../../scripts/connector-lint/connector.ts';
import { labelledOutputs } from '../../../scripts/connector-lint/labels.ts';
import { generated } from '../../../scripts/generate/files.ts';

function text(label?: string) {
  return { type: 'string', ...(label && { 'x-ms-summary': label }) };
}
function object(label: string | undefined, properties: object, more: object = {}) {
  return {
    type: 'object',
    ...(label && { 'x-ms-summary': label }),
    properties,
    ...more,
  };
}

/** The labels by path of an operation whose response has this schema. */
function labelsOf(schema: object, definitions: object = {}, more: object = {}): Record<string, string> {
  const document = {
    paths: { '/a': { get: { operationId: 'A', responses: { 200: { schema } }, ...more } } },
    definitions,
  };
  const { root, operations } = readConnector({
    definition: JSON.stringify(document),
    properties: '{}',
    icon: Buffer.alloc(0),
  });
  return Object.fromEntries(labelledOutputs(root.node, operations).map(({ path, label }) => [path, label]));
}

describe('The label of an output', () => {
  test('has the labels of all its parents in front', () => {
    const schema = object(undefined, { app: object('App', { names: object('Names', { first: text('First') }) }) });
    expect(labelsOf(schema)).toMatchObject({
      app: 'App',
      'app/names': 'App Names',
      'app/names/first': 'App Names First',
    });
  });

  test('takes the label of a list for items without one, and that of the items else', () => {
    const list = (label?: string) => ({
      type: 'array',
      'x-ms-summary': 'Apps',
      items: object(label, { id: text('ID') }),
    });
    const schema = object(undefined, { plain: list(), named: list('App') });
    expect(labelsOf(schema)).toMatchObject({
      'plain/[]': 'Apps Item',
      'plain/[]/id': 'Apps ID',
      'named/[]': 'App',
      'named/[]/id': 'App ID',
    });
  });

  test('is the key where there is no label', () => {
    expect(labelsOf(object(undefined, { app: object('App', { sku: text() }) }))).toMatchObject({
      'app/sku': 'App sku',
    });
  });

  test('prefers a title, and then takes titles alone for what is in front', () => {
    const app = object('Summary', { id: text('ID') }, { title: 'Title' });
    expect(labelsOf(object(undefined, { app }))).toMatchObject({ app: 'Title', 'app/id': 'Title ID' });
  });
});

describe('An output', () => {
  test('is not offered where it, or what it is in, is internal', () => {
    const hidden = object('App', { id: text('ID') }, { 'x-ms-visibility': 'internal' });
    expect(Object.keys(labelsOf(object(undefined, { app: hidden, name: text('Name') })))).toEqual(['name', '']);
  });

  test('is offered once for an object inside itself', () => {
    const node = object('Node', { next: { $ref: '#/definitions/Node' }, id: text('ID') });
    expect(Object.keys(labelsOf({ $ref: '#/definitions/Node' }, { Node: node }))).toEqual(['next', 'id', '']);
  });

  test('is not read from allOf or oneOf: of two objects one is left', () => {
    const schema = {
      type: 'object',
      allOf: [object('App', { id: text('ID') })],
      oneOf: [object('App', { sku: text() })],
    };
    expect(Object.keys(labelsOf(schema))).toEqual(['']);
  });

  test('is not offered of an operation that makers do not see', () => {
    expect(labelsOf(object(undefined, { id: text('ID') }), {}, { 'x-ms-visibility': 'internal' })).toEqual({});
  });
});

describe('A label below another', () => {
  test.each([
    ['Submission state', 'Review submission', 'state'],
    ['App name', 'App', 'name'],
    ['Live version state', 'App Store Live version', 'state'],
    ['Name', 'App', 'Name'],
    ['Version', 'Version', 'Version'],
    ['Application', 'App', 'Application'],
  ])('%s below %s is %s', (title, parent, below) => {
    expect(labelBelow(title, parent)).toBe(below);
  });
});

describe('The outputs of the connector', () => {
  const definition = String(generated().get('apiDefinition.swagger.json'));
  const { root, operations } = readConnector({ definition, properties: '{}', icon: Buffer.alloc(0) });
  const outputs = labelledOutputs(root.node, operations);
  const faulty = (is: 'isEqual' | 'isLong' | 'isDoubled') => outputs.filter((output) => output[is]).length;

  test('have labels of their own that are short and say nothing twice', () => {
    expect(outputs.length).toBeGreaterThan(4_000);
    expect([faulty('isEqual'), faulty('isLong'), faulty('isDoubled')]).toEqual([0, 0, 0]);
  });

  test('keep the definition below 800 KB', () => {
    expect(Buffer.byteLength(definition)).toBeLessThan(800_000);
  });

  // the platform takes 256 operations in one connector; a designer with more than 180 is a long search
  test('belong to at most 180 actions and triggers that makers see', () => {
    const shown = operations.filter(({ node }) => node['x-ms-visibility'] !== 'internal');
    expect(operations.length).toBeLessThan(256);
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.length).toBeLessThanOrEqual(180);
  });
});
