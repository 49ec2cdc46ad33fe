// Flat inputs of a write, and their conversion to the JSON:API document that App Store Connect requires.
import type { DocumentForm, Relation } from '../../core/documentForm.ts';
import { arrayOf, type Choices, define, id, object, type Schema } from '../../core/schema.ts';

/** An input with the ID of a related resource, or a list of IDs. */
export interface RelatedInput extends Relation {
  readonly schema: Schema;
}

const MOST_IDS = 200;

interface Inputs {
  readonly attributes?: Readonly<Record<string, Schema>>;
  readonly relations?: Readonly<Record<string, RelatedInput>>;
  readonly required?: readonly string[];
}

interface Written {
  readonly body: Schema;
  readonly document: DocumentForm;
}

const LONGEST_TEXT = 10_000;

/** `one('app', 'apps', 'App', 'The app to change.')`: a relationship set by an ID. */
export function one(
  relationship: string,
  type: string,
  title: string,
  description: `${string}.`,
  choices?: Choices,
): RelatedInput {
  return { relationship, type, schema: { ...id, title, description, ...(choices && { choices }) } };
}

/** The body of a POST that creates a resource: `...creates('NewVersion', 'appStoreVersions', {attributes, relations, required})`. */
export function creates(name: string, type: string, inputs: Inputs): Written {
  return written(name, type, inputs);
}

/** The body of a PATCH that updates the resource with the path value `id`. */
export function updates(name: string, type: string, inputs: Inputs): Written {
  return written(name, type, inputs, 'id');
}

/** The body that links a resource to one other. */
export function linksOne(
  name: string,
  type: string,
  input: string,
  title: string,
  description: `${string}.`,
  choices?: Choices,
): Written {
  return {
    body: define(name, object({ [input]: { ...id, title, description, ...(choices && { choices }) } }, [input])),
    document: { links: input, type },
  };
}

/** The body that links a resource to others of one type: `...links('BuildIds', 'builds', 'buildIds', ...)`. */
export function links(name: string, type: string, input: string, title: string, description: `${string}.`): Written {
  return {
    body: define(name, object({ [input]: { ...arrayOf(id), maxItems: MOST_IDS, title, description } }, [input])),
    document: { links: input, type, many: true },
  };
}

/** The same for several. */
export function many(relationship: string, type: string, title: string, description: `${string}.`): RelatedInput {
  return {
    relationship,
    type,
    many: true,
    schema: { ...arrayOf(id), maxItems: MOST_IDS, title, description },
  };
}

/** Apple accepts null for every optional attribute, and clears it; `scripts/apple-contract/body.ts` checks this against Apple's document. */
function written(name: string, type: string, inputs: Inputs, id?: string): Written {
  const { attributes = {}, relations = {}, required = [] } = inputs;
  const ids = Object.entries(relations).map(([input, { schema }]) => [input, schema]);
  const texts = Object.entries(attributes).map(([input, schema]) => [
    input,
    required.includes(input) ? bounded(schema) : { ...bounded(schema), nullable: true },
  ]);
  return {
    body: define(name, object({ ...Object.fromEntries(ids), ...Object.fromEntries(texts) }, required)),
    document: {
      type,
      ...(id !== undefined && { id }),
      relations: Object.fromEntries(
        Object.entries(relations).map(([input, { schema: _, ...relation }]) => [input, relation]),
      ),
    },
  };
}

/** Strings in the body have a maximum length. */
function bounded(shape: Schema): Schema {
  return shape.type === 'string' && !shape.enum ? { maxLength: LONGEST_TEXT, ...shape } : shape;
}
