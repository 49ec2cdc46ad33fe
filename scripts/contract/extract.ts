// Extracts facts from Apple's OpenAPI document: operations, resources and schemas, without any of its texts.
import type {
  AnswerFacts,
  BodyFacts,
  ContractFacts,
  OperationFacts,
  ResourceFacts,
  Shape,
} from '../../connector/stores/apple/contract.ts';
import { property, required, resolveSchema, schemaProperties, schemaTypeOf } from '../apple-contract/openapi.ts';
import { asList, asText, type JsonTree, tree } from '../connector-lint/json.ts';
import { openShapes, type Shapes } from './shapes.ts';
import { type ContractWords, openWords } from './words.ts';

/** Collected while operations are read. */
interface Reading {
  readonly whole: JsonTree;
  readonly shapes: Shapes;
  readonly words: ContractWords;
  readonly resources: Map<string, ResourceFacts>;
}

interface Found {
  readonly id: string;
  readonly route: string;
  readonly node: JsonTree;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const JSON_TYPE = 'application/json';

/** The facts of a whole document. The same document gives the same facts, sorted by name. */
export function extractContract(whole: JsonTree): ContractFacts {
  const shapes = openShapes(whole);
  const operations = operationsOf(whole);
  const words = openWords(operations.map(({ node, id }) => ({ id, parameters: parametersOf(node) })));
  const reading = { whole, shapes, words, resources: new Map<string, ResourceFacts>() };
  const facts = operations.map((each) => [each.id, operationFacts(reading, each)] as const);
  return {
    version: asText(tree(whole.info).version),
    enumValues: words.shared,
    schemas: sorted(shapes.named()),
    resources: sorted(reading.resources),
    operations: sorted(facts),
  };
}

function operationsOf(whole: JsonTree): readonly Found[] {
  return Object.entries(tree(whole.paths)).flatMap(([path, methods]) =>
    Object.entries(tree(methods))
      .filter(([method]) => METHODS.includes(method))
      .map(([method, node]) => ({
        id: asText(tree(node).operationId),
        route: `${method.toUpperCase()} ${path}`,
        node: tree(node),
      })),
  );
}

/** Query parameters; path parameters are in the route. */
function parametersOf(node: JsonTree): readonly JsonTree[] {
  return asList(node.parameters)
    .map(tree)
    .filter((each) => each.in === 'query');
}

function operationFacts(reading: Reading, { id, route, node }: Found): OperationFacts {
  const query = parametersOf(node).map((each) => [asText(each.name), parameterShape(reading, id, each)] as const);
  const body = bodyFacts(reading, node);
  const answer = answerFacts(reading, node);
  return {
    route,
    tag: asText(asList(node.tags)[0]),
    ...(node.deprecated === true && { deprecated: true }),
    ...(query.length > 0 && { query: Object.fromEntries(query) }),
    ...(body && { body }),
    ...(answer && { answer }),
  };
}

function sorted<Each>(entries: Iterable<readonly [string, Each]>): Readonly<Record<string, Each>> {
  return Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function parameterShape({ words, shapes }: Reading, id: string, parameter: JsonTree): Shape {
  const schema = tree(parameter.schema);
  const marks = [parameter.required === true && 'required', parameter.deprecated === true && 'deprecated'] as const;
  const isList = schema.type === 'array';
  const values = asList(isList ? tree(schema.items).enum : schema.enum);
  if (values.length === 0) return marked(String(shapes.of(schema)), ...marks);
  const name = words.nameOf(id, asText(parameter.name));
  return marked(`${isList ? '*' : ''}#${name === parameter.name ? '' : name}`, ...marks);
}

function bodyFacts(reading: Reading, node: JsonTree): BodyFacts | undefined {
  const { whole } = reading;
  const schema = tree(tree(tree(node.requestBody).content)['application/json']).schema;
  if (schema === undefined) return undefined;
  const data = property(whole, schema, 'data');
  const keys = Object.keys(schemaProperties(data));
  const isLinks = keys.every((key) => key === 'type' || key === 'id');
  const isRelation = /To(One|Many)Relationship$/.test(asText(node.operationId));
  if (isLinks && isRelation) return { links: schemaTypeOf(whole, data), ...(data.isList === true && { many: true }) };
  const included = property(whole, schema, 'included');
  const types = asList(tree(included.items).oneOf ?? (included.items === undefined ? [] : [included.items])).map(
    (each) => schemaTypeOf(whole, resolveSchema(whole, each)),
  );
  return {
    type: schemaTypeOf(whole, data),
    ...(keys.includes('id') && { id: true }),
    ...partsOf(reading, data),
    ...(types.length > 0 && { included: types.sort() }),
  };
}

function answerFacts(reading: Reading, node: JsonTree): AnswerFacts | undefined {
  const { whole } = reading;
  const successes = Object.entries(tree(node.responses)).filter(([status]) => /^2/.test(status));
  const content = successes.map(([, each]) => tree(tree(each).content)).find((each) => Object.keys(each).length > 0);
  if (!content) return undefined;
  const schema = tree(content[JSON_TYPE]).schema;
  if (schema === undefined) return { media: Object.keys(content)[0] ?? '' };
  const data = property(whole, schema, 'data');
  const keys = Object.keys(schemaProperties(data));
  const isList = data.isList === true;
  if (keys.includes('dataPoints')) return { points: true };
  if (keys.every((key) => key === 'type' || key === 'id'))
    return isList ? { links: schemaTypeOf(whole, data) } : { link: schemaTypeOf(whole, data) };
  const name = resourceNamed(reading, tree(resolveSchema(whole, schema).properties).data, data);
  return isList ? { page: name } : { one: name };
}

function marked(shape: string, ...marks: readonly (string | false)[]): string {
  return [shape, ...marks.filter((each) => each !== false)].join('|');
}

/** Attributes and relationships of a resource, with the mark `required` if a body must contain them. */
function partsOf({ whole, shapes }: Reading, data: JsonTree): Pick<ResourceFacts, 'attributes' | 'one' | 'many'> {
  const [attributes, relationships] = [property(whole, data, 'attributes'), property(whole, data, 'relationships')];
  const needed = new Set([...required(attributes), ...required(relationships)]);
  const shaped = Object.entries(schemaProperties(attributes)).map(
    ([name, schema]) => [name, needed.has(name) ? shapes.required(schema) : shapes.of(schema)] as const,
  );
  const related = Object.keys(schemaProperties(relationships)).map((name) => {
    const linked = property(whole, relationships, name, 'data');
    return {
      name,
      isList: linked.isList === true,
      type: marked(schemaTypeOf(whole, linked), needed.has(name) && 'required'),
    };
  });
  const those = (isList: boolean) =>
    Object.fromEntries(related.filter((each) => each.isList === isList).map(({ name, type }) => [name, type]));
  const [one, many] = [those(false), those(true)];
  return {
    ...(shaped.length > 0 && { attributes: Object.fromEntries(shaped) }),
    ...(Object.keys(one).length > 0 && { one }),
    ...(Object.keys(many).length > 0 && { many }),
  };
}

/** Records the resource by Apple's name for its schema. */
function resourceNamed(reading: Reading, reference: unknown, data: JsonTree): string {
  const node = tree(reference);
  const name =
    asText(node.$ref ?? tree(node.items).$ref)
      .split('/')
      .at(-1) ?? '';
  const type = schemaTypeOf(reading.whole, data);
  if (!reading.resources.has(name)) reading.resources.set(name, { type, ...partsOf(reading, data) });
  return name;
}
