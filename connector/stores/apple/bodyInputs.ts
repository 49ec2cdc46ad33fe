// Flat body inputs of a derived write, and the JSON:API document built from them.

import type { DocumentForm, Relation } from '../../core/documentForm.ts';
import type { Parameter, Row } from '../../core/operation.ts';
import { arrayOf, object, type Schema } from '../../core/schema.ts';
import { appleId, appleIdOrLocal } from './appleId.ts';
import type { BodyFacts, Contract, OperationFacts, Shape } from './contract.ts';
import { label } from './labels.ts';
import { capital, phrase, plural, singular } from './naming.ts';
import { readShape } from './shapes.ts';

const LONGEST_TEXT = 100_000;
const MOST_IDS = 1_000;

type Written = Pick<Row, 'body' | 'document' | 'queryEncoding'> & { readonly parameters?: readonly Parameter[] };

type ResourceBody = Extract<BodyFacts, { type: string }>;

interface Input {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

const open: Schema = { type: 'object', additional: true };

/** The body of a write, and the document built from it. A DELETE takes its IDs in the query, because a connector allows it no body. */
export function bodyInputs(contract: Contract, { route, body }: OperationFacts): Written {
  if (!body) return {};
  if (!('links' in body)) return resourceInputs(contract, body);
  const links = linkInputs(route, body.links, body.many === true);
  if (!route.startsWith('DELETE '))
    return { body: object({ [links.name]: links.schema }, [links.name]), document: links.form };
  const { name, schema } = links;
  const { title = name, description = '' } = schema;
  const input: Parameter = { in: 'query', name, schema, title, description, required: true };
  return { parameters: [input], document: links.form, queryEncoding: 'body' };
}

function resourceInputs(
  contract: Contract,
  { type, id, attributes = {}, one = {}, many = {}, included }: ResourceBody,
): Written {
  const idShape = included ? appleIdOrLocal : appleId;
  const related = [...relationInputs(one, false, idShape), ...relationInputs(many, true, idShape)];
  const fields = Object.entries(attributes).map(([name, shape]) => attributeInput(contract, name, shape));
  const required = [...related, ...fields].filter((each) => each.required).map(({ name }) => name);
  const properties = Object.fromEntries([...related, ...fields].map(({ name, schema }) => [name, schema]));
  const relations = Object.fromEntries(related.map(({ name, relation }) => [name, relation]));
  return {
    body: object({ ...properties, ...(included && { included: includedInput(included) }) }, required),
    document: { type, ...(id && { id: 'id' }), relations, ...(included && { included: 'included' }) },
  };
}

function linkInputs(route: string, type: string, many: boolean) {
  const relationship = route.split('/').at(-1) ?? type;
  const name = relationInput(relationship, many);
  const schema = idInput(relationship, many, appleId);
  const form: DocumentForm = { links: name, type, ...(many && { many: true }) };
  // null clears a to-one relationship
  return { name, schema: many ? schema : { ...schema, nullable: true }, form };
}

function relationInputs(
  table: Readonly<Record<string, string>>,
  many: boolean,
  id: Schema,
): readonly (Input & { readonly relation: Relation })[] {
  return Object.entries(table).map(([relationship, marked]) => {
    const [type = '', mark] = marked.split('|');
    return {
      name: relationInput(relationship, many),
      schema: idInput(relationship, many, id),
      required: mark === 'required',
      relation: { relationship, type, ...(many && { many: true }) },
    };
  });
}

function attributeInput(contract: Contract, name: string, shape: Shape): Input {
  const { schema, required, deprecated } = readShape(contract, shape);
  const isFree = schema.type === 'string' && !schema.enum;
  const isSecret = isFree && /(password|secret)$/i.test(name);
  const old = deprecated ? ' Apple has deprecated it.' : '';
  return {
    name,
    required,
    schema: {
      ...schema,
      ...(isFree && { maxLength: LONGEST_TEXT }),
      ...(isSecret && { format: 'password' }),
      title: label(name),
      description: `The ${phrase(name)}.${old}`,
    },
  };
}

/** Resources created in the same request, as JSON:API documents. */
function includedInput(types: readonly string[]): Schema {
  const resource = object(
    { type: { type: 'string', enum: types }, id: appleIdOrLocal, attributes: open, relationships: open },
    ['type'],
  );
  return {
    ...arrayOf(resource),
    title: 'Included',
    description: 'Resources to make in the same call, as JSON:API writes them.',
  };
}

/** `app` becomes the input appId, `betaGroups` becomes betaGroupIds. */
export function relationInput(relationship: string, many: boolean): string {
  return many ? `${singular(relationship)}Ids` : `${relationship}Id`;
}

export function idInput(relationship: string, many: boolean, id: Schema): Schema {
  const what = phrase(relationship);
  if (!many) return { ...id, title: `${capital(what)} ID`, description: `The ID of the ${what}.` };
  return {
    ...arrayOf(id),
    maxItems: MOST_IDS,
    title: `${capital(singular(what))} IDs`,
    description: `The IDs of the ${plural(singular(what))}.`,
  };
}
