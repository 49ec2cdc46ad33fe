// A row becomes an operation, and a row that the connector cannot express does not compile.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { path, query, relayRows, rows } from '../../../connector/core/builders.ts';
import { integer, list, object, oneOf, text } from '../../../connector/core/schema.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

const row = {
  route: 'GET /v1/things/{id}',
  summary: 'Read thing',
  description: 'Reads a thing.',
  access: 'read',
  parameters: [path('id', 'Thing', 'The thing.')],
  responds: object({}),
} as const;

describe('A row becomes an operation', () => {
  const [operation] = rows('apple', { ReadThing: row });

  test('with its name, method, path and address', () => {
    expect(operation).toMatchObject({
      id: 'ReadThing',
      method: 'GET',
      path: '/v1/things/{id}',
      address: 'apple/v1/things/{id}',
      store: 'apple',
    });
  });

  test('whose last input is the account', () => {
    expect(operation?.parameters.map(({ name }) => name)).toEqual(['id', 'account']);
  });

  test('whose path parameters are required, and take no dot, slash or percent sign', () => {
    const [id] = operation?.parameters ?? [];
    expect([id?.required, id?.schema.pattern]).toEqual([true, '^[A-Za-z0-9_-]{1,128}$']);
  });

  test('of the relay itself without a store and without an account', () => {
    const { route: _, parameters: __, ...rest } = row;
    const [own] = relayRows({ ReadThing: { ...rest, route: 'GET /things', recipe: 'health' } });
    expect([own?.address, own?.store, own?.parameters]).toEqual(['things', undefined, []]);
  });
});

describe('A value that a caller can send is bounded:', () => {
  const ONE_LINE = '^[^\\x00-\\x1f\\x7f]*$';
  const bounded = (schema: Parameters<typeof query>[1]) => query('x', schema, 'X', 'An x.').schema;

  test('a text in its length', () => {
    expect(bounded(text)).toEqual({ type: 'string', minLength: 1, maxLength: 255, pattern: ONE_LINE });
  });

  test('a list in the number and the length of its items', () => {
    expect(bounded(list)).toMatchObject({ maxItems: 100, items: { maxLength: 255 } });
  });

  test('but what a row bounds itself is left as it is', () => {
    expect(bounded({ ...text, maxLength: 9 })).toMatchObject({ type: 'string', maxLength: 9 });
    expect(bounded({ ...text, pattern: '^a$' })).toMatchObject({ pattern: '^a$' });
    expect(bounded(oneOf('a', 'b'))).toEqual({ type: 'string', enum: ['a', 'b'] });
    expect(bounded(integer(1, 200))).toEqual({ type: 'integer', minimum: 1, maximum: 200 });
  });
});

/** Compiles the invalid rows without their expect-error lines, and returns tsc's message for each. */
function compile(): { wanted: string; said: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'store-relay-rows-'));
  try {
    const source = readFileSync(join(root, 'test/connector/core/refused-rows.ts'), 'utf8').split('\n');
    const away = source.map((line) =>
      line
        .replaceAll('../../../connector/', pathToFileURL(join(root, 'connector/')).pathname)
        .replace('@ts-expect-error', ''),
    );
    const file = join(folder, 'rows.ts');
    writeFileSync(file, away.join('\n'));
    const options =
      '--ignoreConfig --noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node --allowImportingTsExtensions';
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), ...options.split(' '), '--pretty', 'false', file],
      { cwd: root, encoding: 'utf8', timeout: 60_000 },
    );
    return source.flatMap((line, at) => {
      const wanted = line.split('// @ts-expect-error ')[1];
      const begin = stdout.split('\n').findIndex((each) => each.includes(`rows.ts(${at + 2},`));
      const said =
        begin < 0
          ? 'nothing'
          : stdout
              .split('\n')
              .slice(begin, begin + 6)
              .join(' ');
      return wanted ? [{ wanted, said }] : [];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('A row that a connector cannot express does not compile:', () => {
  const results = compile();

  test('every one of them is found', () => {
    expect(results.length).toBeGreaterThanOrEqual(15);
    expect(results.filter(({ said }) => !said.includes('error TS'))).toEqual([]);
  });

  const ownReasons = /GET and DELETE|the route and its path|PascalCase|full stop|no row has/;
  test.each(results.filter(({ wanted }) => ownReasons.test(wanted)))(
    '"$wanted" is what tsc says',
    ({ wanted, said }) => {
      expect(said).toContain(wanted);
    },
  );
});
