// Compares the response schema of a row with Apple's.
import type { StoreOperation } from '../../connector/core/operation.ts';
import { bytes, none, type Schema } from '../../connector/core/schema.ts';
import type { JsonTree } from '../connector-lint/json.ts';
import { type ContractDifference, type Difference, differenceAt } from './difference.ts';
import { type AppleOperation, property, schemaProperties, schemaTypeOf, successOf } from './openapi.ts';
import { faultsOfShape } from './shape.ts';

export function answerDifferences(row: StoreOperation, apple: AppleOperation): readonly Difference[] {
  const media = row.accept ?? 'application/json';
  const { types, schema } = successOf(apple, media);
  const empty = row.responds === none;
  if (empty || types.length === 0)
    return empty && types.length === 0
      ? []
      : differenceAt(row.id, 'answer', [
          empty
            ? { apple: types.join(', '), ours: 'nothing', cure: 'Say what Apple answers.' }
            : { apple: 'nothing', ours: 'a body', cure: 'Respond with none.' },
        ]);
  if (!types.includes(media))
    return differenceAt(row.id, 'answer', [
      { apple: types.join(', '), ours: media, cure: `Accept ${types.join(' or ')}.` },
    ]);
  return row.responds === bytes ? [] : resourceDifferences(row, apple.whole, schema);
}

/** Whether a path leads to a related resource: `/v1/builds/{id}/buildBetaDetail`. */
function isRelatedRoute(path: string): boolean {
  return /\}\/[\w/]+$/.test(path);
}

/** Attributes in Apple's response that the row omits. */
export function answerLeftOut(row: StoreOperation, apple: AppleOperation): readonly string[] {
  const ours = resourceIn(row.responds);
  const theirs = property(apple.whole, successOf(apple, row.accept ?? 'application/json').schema, 'data');
  const known = ours?.properties?.attributes?.properties ?? {};
  return Object.keys(schemaProperties(property(apple.whole, theirs, 'attributes')))
    .filter((name) => ours !== undefined && !(name in known))
    .map((name) => `answer ${name}`);
}

function resourceDifferences(row: StoreOperation, whole: JsonTree, schema: unknown): readonly Difference[] {
  const [ours, theirs] = [resourceIn(row.responds), property(whole, schema, 'data')];
  if (!ours) return differenceAt(row.id, 'answer', faultsOfShape(whole, row.responds, schema));
  const none = differenceAt(row.id, 'answer data', noneFaults(row, ours));
  const said = ours.properties?.type?.description ?? '';
  const type = schemaTypeOf(whole, theirs);
  const kind = said.includes(type) ? [] : [{ apple: type, ours: said, cure: `Make it the resource ${type}.` }];
  const parts = [...attributes(whole, ours, theirs), ...relationships(whole, ours, theirs)];
  return [
    ...none,
    ...differenceAt(row.id, 'answer', kind),
    ...parts.flatMap(([name, faults]) => differenceAt(row.id, `answer ${name}`, faults)),
  ];
}

/** The resource in a response, single or in a list. */
function resourceIn({ properties: parts = {} }: Schema): Schema | undefined {
  return parts.data?.items ?? parts.data;
}

/** A to-one related resource may be null, which Apple's document does not say; all others are present. */
function noneFaults({ method, path, responds }: StoreOperation, resource: Schema): readonly ContractDifference[] {
  if (isList(responds)) return [];
  const mayBeNone = method === 'GET' && isRelatedRoute(path);
  const say = (may: boolean): string => (may ? 'a resource or null' : 'a resource');
  return (resource.nullable === true) === mayBeNone
    ? []
    : [
        {
          apple: say(mayBeNone),
          ours: say(!mayBeNone),
          cure: `Respond with ${mayBeNone ? 'related' : 'document'}.`,
        },
      ];
}

function attributes(
  whole: JsonTree,
  ours: Schema,
  theirs: JsonTree,
): readonly [string, readonly ContractDifference[]][] {
  const known = schemaProperties(property(whole, theirs, 'attributes'));
  return Object.entries(ours.properties?.attributes?.properties ?? {}).map(([name, shape]) => [
    name,
    known[name] === undefined
      ? [{ apple: 'nothing', ours: name, cure: 'Take it out; Apple has no such attribute.' }]
      : faultsOfShape(whole, shape, known[name]),
  ]);
}

function relationships(
  whole: JsonTree,
  ours: Schema,
  theirs: JsonTree,
): readonly [string, readonly ContractDifference[]][] {
  const known = property(whole, theirs, 'relationships');
  return Object.entries(ours.properties?.relationships?.properties ?? {}).map(([name, shape]) => {
    if (schemaProperties(known)[name] === undefined)
      return [name, [{ apple: 'nothing', ours: name, cure: 'Take it out; Apple has no such relationship.' }]];
    const several = property(whole, known, name, 'data').isList === true;
    const say = (is: boolean): string => (is ? 'several' : 'one');
    return several === isList(shape)
      ? [name, []]
      : [name, [{ apple: say(several), ours: say(!several), cure: `Put it under ${several ? 'many' : 'one'}.` }]];
  });
}

function isList(shape: Schema): boolean {
  return shape.properties?.data?.type === 'array';
}
