// The body of a new App Store Connect row: flat inputs, and their conversion to Apple's document.

import { phrase, plural, singular, titleOf } from '../../connector/stores/apple/naming.ts';
import { type ContractSchema, resolveReference, schemaNamed } from '../simulator/apple/contract/source.ts';
import { quoted, quotedTexts, recordText } from './code.ts';
import { answeredTypeOf, type KnownRoute } from './contract.ts';
import { newFieldsOf } from './shape.ts';

export interface NewBody {
  /** The columns of the row. */
  readonly columns: string;
  /** The required inputs. */
  readonly required: readonly string[];
}

interface Relation {
  readonly name: string;
  readonly input: string;
  readonly code: string;
}

/** The input of a DELETE that removes relationships. */
export const linkQuery = `query('ids', list, 'IDs', 'The IDs of what to take away.', { required: true })`;

export function newBodyOf({ operation }: KnownRoute, id: string, method: string, what: string): NewBody | undefined {
  if (operation.body === undefined) return undefined;
  const data = resolveReference(schemaNamed(operation.body).properties?.data);
  const isResource =
    data.type === 'object' && (data.properties?.attributes ?? data.properties?.relationships) !== undefined;
  const isLink = data.type === 'array' || (data.type === 'object' && !isResource);
  return isLink && operation.answer === undefined ? linkBody(data, id, method) : resourceBody(data, id, what);
}

/** Type and IDs of the related resources only. */
function linkBody(data: ContractSchema, id: string, method: string): NewBody {
  const isMany = data.type === 'array';
  const type = answeredTypeOf(data.items ?? data);
  const what = phrase(singular(type));
  const input = isMany ? 'ids' : 'relatedId';
  const title = titleOf(isMany ? plural(what) : what);
  const words = [
    `${id}Inputs`,
    type,
    input,
    title,
    `The ${isMany ? `${plural(what)}, by their IDs` : `${what}, by its ID`}.`,
  ];
  if (method !== 'DELETE')
    return { columns: `...${isMany ? 'links' : 'linksOne'}(${words.map(quoted).join(', ')})`, required: [input] };
  // a connector sends no body with a DELETE, so the IDs are query values
  return {
    columns: `queryEncoding: 'body', document: { links: ${quoted(input)}, type: ${quoted(type)}, many: true }`,
    required: [],
  };
}

function resourceBody(data: ContractSchema, id: string, what: string): NewBody {
  const [attributes, relationships] = [partOf(data, 'attributes'), partOf(data, 'relationships')];
  const relations = Object.entries(relationships.properties ?? {}).map(relationOf);
  const fields = newFieldsOf(attributes.properties ?? {}, 0, what);
  const inputs = relations.filter(({ name }) => relationships.required?.includes(name)).map(({ input }) => input);
  const required = [...inputs, ...(attributes.required ?? [])];
  const parts: [string, string][] = [
    ...(relations.length > 0
      ? [['relations', recordText(relations.map(({ input, code }) => [input, code]))] as [string, string]]
      : []),
    ...(fields.length > 0 ? [['attributes', recordText(fields)] as [string, string]] : []),
    ...(required.length > 0 ? [['required', `[${quotedTexts(required)}]`] as [string, string]] : []),
  ];
  const verb = data.required?.includes('id') ? 'updates' : 'creates';
  return {
    columns: `...${verb}(${quoted(`${id}Inputs`)}, ${quoted(answeredTypeOf(data))}, ${recordText(parts)})`,
    required,
  };
}

function partOf(data: ContractSchema, part: string): ContractSchema {
  return resolveReference(data.properties?.[part]);
}

function relationOf([name, schema]: readonly [string, ContractSchema]): Relation {
  const data = resolveReference(schema).properties?.data ?? {};
  const isMany = data.type === 'array';
  const words = [
    name,
    answeredTypeOf(data.items ?? data),
    titleOf(name),
    `The ${phrase(name)} that ${isMany ? 'belong' : 'belongs'} to it.`,
  ];
  const code = `${isMany ? 'many' : 'one'}(${words.map(quoted).join(', ')})`;
  return { name, input: inputOf(name, isMany), code };
}

function inputOf(relationship: string, isMany: boolean): string {
  return isMany ? `${singular(relationship)}Ids` : `${relationship}Id`;
}
