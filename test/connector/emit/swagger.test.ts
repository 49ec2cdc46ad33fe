// The definition: contains the whole catalog, shared parts once, and labels in title case.
import { catalog } from '../../../connector/catalog.ts';
import { markdown } from '../../../connector/emit/docs.ts';
import { dynamicValues } from '../../../connector/emit/swaggerSchema.ts';
import { every, readDefinition } from '../../support/definition.ts';

const whole = readDefinition();
const shown = catalog.filter(({ hidden }) => !hidden);

test('Every operation that changes something has the idempotency key as an advanced input, and no other has', () => {
  const { paths, parameters } = whole as unknown as {
    paths: Record<string, Record<string, { operationId: string; parameters: { $ref?: string }[] }>>;
    parameters: Record<string, object>;
  };
  const having = Object.values(paths)
    .flatMap((each) => Object.values(each))
    .filter(({ operationId }) => operationId !== undefined)
    .filter((each) => each.parameters.some(({ $ref }) => $ref === '#/parameters/IdempotencyKey'))
    .map(({ operationId }) => operationId);
  const changing = catalog.filter(({ hidden, method, safe }) => !hidden && method !== 'GET' && !safe);
  expect(having.sort()).toEqual(changing.map(({ id }) => id).sort());
  expect(having.length).toBeGreaterThan(50);
  expect(parameters.IdempotencyKey).toMatchObject({
    name: 'Idempotency-Key',
    in: 'header',
    'x-ms-visibility': 'advanced',
  });
});

test('Every operation of the catalog is in the definition, by its route and its name', () => {
  const inDefinition = shown.map(
    ({ method, address }) => whole.paths?.[`/api/${address}`]?.[method.toLowerCase()]?.operationId,
  );
  expect(inDefinition).toEqual(shown.map(({ id }) => id));
});

test('Nothing but the catalog is in the definition', () => {
  const keys = Object.values(whole.paths ?? {}).flatMap((each) => Object.keys(each));
  expect(keys.filter((key) => !key.startsWith('x-')).length).toBe(shown.length);
});

const subscribing = catalog.flatMap((row) => (row.notifies ? [[row.id, row, row.notifies] as const] : []));

test('There are triggers by subscription', () => {
  expect(subscribing.map(([id]) => id)).toEqual(['WhenAppStoreEvent', 'WhenAppStorePurchase', 'WhenGalaxyPurchase']);
});

test.each(subscribing)(
  '%s: what it sends is described at its path, and its callback is hidden and required',
  (...[, row, notifies]) => {
    const item = whole.paths?.[`/api/${row.address}`];
    expect(item?.['x-ms-notification-content']).toEqual({
      description: 'What happened.',
      schema: { $ref: `#/definitions/${notifies.content.name}` },
    });
    expect(item?.post).toMatchObject({ 'x-ms-trigger': 'single', 'x-ms-trigger-hint': notifies.hint });
    expect(JSON.stringify(item?.post)).not.toContain('x-ms-notification-content');
    expect(item?.post?.responses).toMatchObject({ 201: { headers: { Location: { type: 'string' } } } });
    const { required, properties } = whole.definitions?.[row.body?.name ?? ''] ?? {};
    expect(required).toContain('callback');
    expect(properties?.callback).toMatchObject({
      type: 'string',
      'x-ms-notification-url': true,
      'x-ms-visibility': 'internal',
    });
  },
);

test('Operations for clients without a connector are no actions of it', () => {
  expect(catalog.filter(({ hidden }) => hidden).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['ReadDefinition', 'InvokeMcp']),
  );
  expect(JSON.stringify(whole)).not.toMatch(/ReadDefinition|InvokeMcp/);
});

test('A $ref has no siblings', () => {
  const beside = every(whole).filter(([, part]) => '$ref' in part && Object.keys(part).length > 1);
  expect(beside.map(([place]) => place)).toEqual([]);
});

test('Every $ref resolves', () => {
  const broken = every(whole).filter(([, { $ref }]) => {
    const [, section = '', name = ''] = /^#\/(\w+)\/(\w+)$/.exec(String($ref)) ?? [];
    return $ref !== undefined && whole[section]?.[name] === undefined;
  });
  expect(broken.map(([place]) => place)).toEqual([]);
});

test.each(['definitions', 'parameters'])('The %s are sorted by name', (section) => {
  const names = Object.keys(whole[section] ?? {});
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
});

test('Every definition is referenced', () => {
  const refs = new Set(every(whole).map(([, { $ref }]) => $ref));
  const unused = ['definitions', 'parameters'].flatMap((section) =>
    Object.keys(whole[section] ?? {}).filter((name) => !refs.has(`#/${section}/${name}`)),
  );
  expect(unused).toEqual([]);
});

test('Every label is in title case', () => {
  const small = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);
  const labels = every(whole).flatMap(([, part]) => ('x-ms-summary' in part ? [String(part['x-ms-summary'])] : []));
  const wrong = labels.filter((label) =>
    label.split(' ').some((word, at) => /^[a-z]/.test(word) && (at === 0 || !small.has(word))),
  );
  expect(labels.length).toBeGreaterThan(50);
  // a language tag is not changed
  expect(wrong.filter((label) => !/^Name in /.test(label))).toEqual([]);
});

test('Two different inputs never share one name', () => {
  const seen = new Map<string, string>();
  const clashes = catalog.flatMap(({ parameters }) =>
    parameters.flatMap(({ shared, ...rest }) => {
      if (!shared) return [];
      const before = seen.get(shared) ?? JSON.stringify(rest);
      seen.set(shared, before);
      return before === JSON.stringify(rest) ? [] : [shared];
    }),
  );
  expect(clashes).toEqual([]);
});

test('Two different shapes never share one name', () => {
  const seen = new Map<string, string>();
  const clashes = catalog
    .flatMap(({ responds, body }) => [...every(responds), ...every(body)])
    .flatMap(([, { name, type, ...rest }]) => {
      if (typeof name !== 'string' || typeof type !== 'string') return [];
      const before = seen.get(name) ?? JSON.stringify(rest.properties);
      seen.set(name, before);
      return before === JSON.stringify(rest.properties) ? [] : [name];
    });
  expect(clashes).toEqual([]);
});

test('An operation that is open to everyone asks for no key; every other one does', () => {
  expect(whole.paths?.['/api/health']?.get?.security).toEqual([]);
  expect(whole.paths?.['/api/apple/v1/apps']?.get?.security).toBeUndefined();
  expect(whole.security).toEqual([{ function_key: [] }]);
});

test('The definition says of itself what package.json says', () => {
  expect(whole.info).toMatchObject({
    version: '1.2.3',
    description: 'A definition of the test.',
    contact: { name: 'Test' },
  });
});

test('The page of operations has every one of them, on a line of its own', () => {
  const lines = markdown(catalog).match(/^\| \*\*.*$/gm) ?? [];
  const reported = lines.map((line) => /<br>`(\w+)`/.exec(line)?.[1]);
  expect(reported.sort()).toEqual(catalog.map(({ id }) => id).sort());
});

test('An enumeration with names is written with a name for each value, and the names go to no store', () => {
  const named = every(whole).flatMap(([, part]) => ('x-ms-enum-values' in part ? [part] : []));
  const values = ({ 'x-ms-enum-values': list }: Record<string, unknown>) =>
    (list as { value: string; displayName: string }[]).map(({ value }) => value);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((part) => JSON.stringify(values(part)) !== JSON.stringify(part.enum))).toEqual([]);
  expect(JSON.stringify(whole)).not.toContain('displayNames');
});

test('A drop-down hands a list on as one text', () => {
  const lists = every(whole).flatMap(([place, part]) =>
    /x-ms-dynamic-(values|list)\/parameters(\/[^/]+)?$/.test(place)
      ? Object.values(part).filter((given) => Array.isArray(given))
      : [],
  );
  expect(lists).toEqual([]);
  const choices = {
    operation: 'ListApps',
    parameters: { include: ['a', 'b'] },
    collection: 'data',
    value: 'id',
    label: 'id',
  };
  expect(dynamicValues(choices).parameters).toEqual({ include: 'a,b' });
});
