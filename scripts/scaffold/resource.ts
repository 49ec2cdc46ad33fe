// The resource type in a row's response: an existing definition, or a new one from Apple's contract.
import type { Operation } from '../../connector/core/operation.ts';
import { phrase, plural } from '../../connector/stores/apple/naming.ts';
import type { ContractSchema } from '../simulator/apple/contract/source.ts';
import type { ChangeSet } from './changeSet.ts';
import { quoted, quotedTexts, recordText } from './code.ts';
import type { Held, KnownRoute } from './contract.ts';
import { newFieldsOf } from './shape.ts';

export interface NewResource {
  /** Its constant, and its name in the definition. */
  readonly constant: string;
  readonly name: string;
  readonly what: string;
  /** Its file, or the code to write if it is new. */
  readonly file?: string;
  readonly declared: string;
}

const FOLDER = 'connector/stores/apple';

/** The resource type as written in a file with rows: `const build = resource('Build', 'builds', 'build', {`. */
export function findKind(changes: ChangeSet, type: string): NewResource | undefined {
  const pattern = new RegExp(`^const (\\w+) = resource\\(\\s*'(\\w+)',\\s*'${type}',\\s*'([^']+)'`, 'm');
  for (const file of changes.files(FOLDER)) {
    const text = changes.read(file) ?? '';
    const [, constant, name, what] = pattern.exec(text) ?? [];
    if (constant && name && what && text.includes("= rows('apple', {"))
      return { constant, name, what, file, declared: '' };
  }
  return undefined;
}

/** Some types have an old and a new schema in Apple's contract: an existing definition matches if it has nothing that this one lacks. */
export function isAlike({ name }: NewResource, { schema }: Held, catalog: readonly Operation[]): boolean {
  const written = catalog
    .map(({ responds }) => responds.properties?.data)
    .map((data) => data?.items ?? data)
    .find((data) => data?.name === name)?.properties;
  const lacks = (part: string): boolean =>
    Object.keys(written?.[part]?.properties ?? {}).some((each) => !propertiesOf(schema, part)[each]);
  return !lacks('attributes') && !lacks('relationships');
}

export function makeKind(
  held: Held,
  known: KnownRoute,
  catalog: readonly Operation[],
  constantOf: (name: string) => string,
): NewResource {
  const what = phrase(held.name);
  const name = isTaken(catalog, held.name) ? `${held.name}Resource` : held.name;
  // a noun with the same singular and plural would give a list and its entries the same label
  const one = plural(what) === what ? `${what} item` : what;
  const plurals = plural(what) === `${one}s` ? [] : [['plural', quoted(plural(what))] as [string, string]];
  const parts = recordText([...plurals, ...partsOf(held, known)]);
  const head = [name, held.type, one].map(quoted).join(', ');
  const constant = constantOf(held.name);
  return {
    constant,
    name,
    what,
    declared: `const ${constant} = resource(${head}, ${parts});`,
  };
}

function propertiesOf(schema: ContractSchema, part: string): Readonly<Record<string, ContractSchema>> {
  return schema.properties?.[part]?.properties ?? {};
}

/** Whether the definition uses this name already for something else. */
function isTaken(catalog: readonly Operation[], name: string): boolean {
  return JSON.stringify(catalog).includes(`"name":"${name}"`);
}

function partsOf({ schema, type }: Held, { operation: { parameters } }: KnownRoute): readonly [string, string][] {
  const [attributes, related] = [propertiesOf(schema, 'attributes'), propertiesOf(schema, 'relationships')];
  const included = (parameters.get('include')?.words ?? []).filter((name) => related[name]);
  const fields = parameters.get(`fields[${type}]`)?.words ?? [];
  const lists = {
    one: included.filter((name) => !isMany(related[name])),
    many: included.filter((name) => isMany(related[name])),
    unlisted: fields.filter((name) => !attributes[name] && !included.includes(name)),
  };
  return [
    ...(Object.keys(attributes).length > 0
      ? [['attributes', recordText(newFieldsOf(attributes))] as [string, string]]
      : []),
    ...Object.entries(lists).flatMap(([name, values]): [string, string][] =>
      values.length > 0 ? [[name, `[${quotedTexts(values)}]`]] : [],
    ),
  ];
}

function isMany(relationship: ContractSchema | undefined): boolean {
  return relationship?.properties?.data?.type === 'array';
}
