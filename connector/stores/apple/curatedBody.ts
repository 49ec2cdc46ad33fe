// The body inputs of the connector's actions: attributes and relationships of Apple's contract with the words of an overlay.
import { query } from '../../core/builders.ts';
import type { Parameter, Row } from '../../core/operation.ts';
import { id, list, type Schema } from '../../core/schema.ts';
import { idInput, relationInput } from './bodyInputs.ts';
import type { BodyFacts, Contract, OperationFacts } from './contract.ts';
import { attributeSchema, type CuratedResource, worded } from './curatedResource.ts';
import { pickedLinks, pickedMany } from './dynamicValues.ts';
import { labelled } from './labels.ts';
import { readWords } from './overlay/readWords.ts';
import type { BodyMore, BodyWords, OperationOverlay, Sentence } from './overlay/types.ts';
import { creates, links, linksOne, many, one, type RelatedInput, updates } from './requestBodies.ts';

type Written = Pick<Row, 'body' | 'document' | 'queryEncoding'> & { readonly parameters?: readonly Parameter[] };
type ResourceBody = Extract<BodyFacts, { type: string }>;
type LinksBody = Extract<BodyFacts, { links: string }>;
type Table = NonNullable<OperationOverlay['body']>[1];

/** The body, and the document built from it. */
export function curatedBody(
  contract: Contract,
  { route, body }: OperationFacts,
  words: OperationOverlay,
  resource: CuratedResource | undefined,
): Written {
  const [name, inputs] = words.body ?? [];
  if (!body || name === undefined || !inputs) return {};
  if ('links' in body) return linkBody(route, body, name, inputs);
  refuseUnknown(words.of, body, inputs);
  const parts = {
    relations: Object.fromEntries(relationsOf(body, inputs)),
    attributes: attributesOf(contract, body, inputs, resource),
    required: requiredOf(body, inputs),
  };
  return body.id ? updates(name, body.type, parts) : creates(name, body.type, parts);
}

/** An input that Apple has taken away must not disappear silently. */
function refuseUnknown(of: string, { attributes, one: single, many: several }: ResourceBody, inputs: Table): void {
  const known = { ...attributes, ...single, ...several };
  const unknown = Object.keys(inputs).find((name) => !(name in known));
  if (unknown !== undefined) throw new Error(`The body of ${of} has no ${unknown}`);
}

/** Only IDs. A DELETE takes them in its query, because a connector allows it no body. */
function linkBody(route: string, body: LinksBody, name: string, inputs: Table): Written {
  const [[relationship, words] = ['', {}]] = Object.entries(inputs);
  const { title, description, choices, input } = relationWords(relationship, body.many === true, words);
  if (route.startsWith('DELETE ')) {
    const document = { links: input, type: body.links, many: true } as const;
    const more = { required: true, ...(choices && { choices }) } as const;
    return { parameters: [query(input, list, title, description, more)], queryEncoding: 'body', document };
  }
  if (!body.many) return linksOne(name, body.links, input, title, description, choices);
  const written = links(name, body.links, input, title, description);
  return choices ? pickedLinks(written, choices) : written;
}

function relationsOf({ one: single = {}, many: several = {} }: ResourceBody, inputs: Table) {
  return Object.entries(inputs).flatMap(([relationship, words]): [string, RelatedInput][] => {
    const [type] = (single[relationship] ?? several[relationship] ?? '').split('|');
    if (!type) return [];
    const isMany = relationship in several;
    return [[relationWords(relationship, isMany, words).input, relationOf(relationship, type, isMany, words)]];
  });
}

function relationOf(relationship: string, type: string, isMany: boolean, words: BodyWords): RelatedInput {
  const { title, description, choices, schema } = relationWords(relationship, isMany, words);
  if (schema) return { relationship, type, schema };
  if (!isMany) return one(relationship, type, title, description, choices);
  const related = many(relationship, type, title, description);
  return choices ? pickedMany(related, choices) : related;
}

function relationWords(relationship: string, isMany: boolean, words: BodyWords) {
  const usual = idInput(relationship, isMany, id);
  const { title = usual.title ?? '', description = usual.description ?? '', more } = readWords<BodyMore>(words);
  const { as: input = relationInput(relationship, isMany), choices, schema } = more;
  return { title, description: description as Sentence, choices, schema, input };
}

/** An attribute without words has those of the resource. */
function attributesOf(
  contract: Contract,
  body: ResourceBody,
  inputs: Table,
  resource: CuratedResource | undefined,
): Readonly<Record<string, Schema>> {
  const names = Object.keys(inputs).filter((name) => name in (body.attributes ?? {}));
  const shapes = names.map((name) => {
    const shared = worded(attributeSchema(contract, body, name), resource?.words.attributes?.[name] ?? {});
    return [name, worded(shared, inputs[name] ?? {})] as const;
  });
  return labelled(Object.fromEntries(shapes), resource?.words.what ?? '');
}

/** Required inputs, in the order of the inputs. */
function requiredOf(
  { attributes = {}, one: single = {}, many: several = {} }: ResourceBody,
  inputs: Table,
): readonly string[] {
  const isRequired = (shape: unknown): boolean =>
    typeof shape === 'string'
      ? /\|required\b/.test(shape)
      : /required/.test(String((shape as { marks?: string })?.marks));
  const related = Object.keys(inputs).filter((name) => isRequired(single[name] ?? several[name]));
  const named = related.map((name) => relationWords(name, name in several, inputs[name] ?? {}).input);
  return [...named, ...Object.keys(inputs).filter((name) => name in attributes && isRequired(attributes[name]))];
}
