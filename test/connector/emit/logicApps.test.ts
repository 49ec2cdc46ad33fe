// The definition for Logic Apps: nothing requires a policy, and triggers use the Logic Apps polling protocol.
import { catalog } from '../../../connector/catalog.ts';
import { polling } from '../../../connector/relay/polling.ts';
import { definedOperationsOf, made } from '../../scripts/connector/wanted.ts';

const { definition } = made.logicApps;
const operations = definedOperationsOf(definition);
const triggers = operations.filter(({ operation }) => String(operation['x-ms-trigger']) === 'batch');

test('The host is fixed', () => {
  expect(definition).toMatchObject({ host: 'my-relay.azurewebsites.net', schemes: ['https'], basePath: '/' });
});

test('It has the same operations as the other variants', () => {
  expect(operations.map(({ operation }) => operation.operationId)).toEqual(
    definedOperationsOf(made.key.definition).map(({ operation }) => operation.operationId),
  );
});

test('No list declares pagination, which the platform would follow without the connection', () => {
  expect(JSON.stringify(made.key.definition)).toContain('x-ms-pageable');
  expect(JSON.stringify(definition)).not.toContain('x-ms-pageable');
});

test('A trigger by subscription is the same as for Power Automate', () => {
  const subscribed = operations.filter(({ operation }) => String(operation['x-ms-trigger']) === 'single');
  const paths = subscribed.map(({ path }) => path);
  expect(new Set(subscribed.map(({ operation }) => operation.operationId))).toEqual(
    new Set(catalog.filter(({ notifies }) => notifies).map(({ id }) => id)),
  );
  expect(paths.map((path) => definition.paths?.[path])).toEqual(paths.map((path) => made.key.definition.paths?.[path]));
});

describe('A polling trigger', () => {
  test('is every one of the catalog', () => {
    expect(triggers.length).toBe(catalog.filter(({ trigger }) => trigger).length);
    expect(triggers.length).toBeGreaterThan(5);
  });

  test.each(triggers.map(({ operation }) => [String(operation.operationId), operation] as const))(
    '%s answers 200 or 202 with where and when to ask again',
    (_, { responses }) => {
      const headers = { Location: { type: 'string' }, 'Retry-After': { type: 'integer' } };
      expect(responses).toMatchObject({ '200': { headers, schema: {} }, '202': { headers } });
      expect(responses?.['202']).not.toHaveProperty('schema');
    },
  );

  test.each(triggers.map(({ operation }) => [String(operation.operationId), operation] as const))(
    '%s asks in the native dialect, and is given no state',
    (_, { parameters }) => {
      const refs = Object.values(parameters ?? {}).map(({ $ref }) => $ref);
      expect(refs).toContain('#/parameters/TriggerDialect');
      expect(refs).not.toContain('#/parameters/TriggerState');
    },
  );

  test('has a dialect that is hidden, and that the platform sends by itself', () => {
    expect(definition.parameters?.TriggerDialect).toMatchObject({
      name: polling[1].name,
      required: true,
      enum: ['native'],
      default: 'native',
      'x-ms-visibility': 'internal',
    });
    expect(polling[1].schema.enum).toContain('native');
  });

  test('leaves no unreferenced parameter', () => {
    expect(polling[0].shared).toBe('TriggerState');
    expect(definition.parameters).not.toHaveProperty('TriggerState');
  });
});
