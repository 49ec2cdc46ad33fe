// The words that the sandbox knows are Apple's: every field of every kind is held against Apple's own schemas.
import { kinds } from '../scripts/sandbox/apple/kinds.ts';
import { schemas } from './schemas.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly string[];
}

/** Apple's resources of a type; `inAppPurchases` has two, an old one and a new one. */
const resources = (type: string): readonly Schema[] =>
  (Object.entries(schemas) as readonly (readonly [string, Schema])[])
    .filter(([name]) => !/(Request|Create|Update)$/.test(name))
    .map(([, schema]) => schema)
    .filter(({ properties }) => properties?.type?.enum?.includes(type));

const inside = (type: string, part: 'attributes' | 'relationships'): ReadonlySet<string> =>
  new Set(resources(type).flatMap(({ properties }) => Object.keys(properties?.[part]?.properties ?? {})));

/** In Apple's schemas, but not among the values of the parameter that `fields[...]` is. */
const NOT_A_FIELD = new Set(['appStoreVersion of appStoreVersionExperiments']);

const asFields = (type: string, part: 'attributes' | 'relationships'): readonly string[] =>
  [...inside(type, part)].filter((name) => !NOT_A_FIELD.has(`${name} of ${type}`)).sort();

describe.each(Object.entries(kinds))('The kind %s', (type, { attributes, relationships, unlinked }) => {
  test('has the attributes of Apple', () => {
    expect([...attributes].sort()).toEqual(asFields(type, 'attributes'));
  });

  test('has the relationships of Apple', () => {
    expect([...relationships].sort()).toEqual(asFields(type, 'relationships'));
  });

  test('has links where Apple has links', () => {
    const linked = (name: string): boolean =>
      resources(type).some(({ properties }) => properties?.relationships?.properties?.[name]?.properties?.links);
    expect(relationships.filter((name) => !linked(name))).toEqual(unlinked);
  });
});
