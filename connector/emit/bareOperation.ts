// The catalog as the definition of the connector has it: what a recipe covers is hidden from the designer, and small.
import type { Operation, Parameter } from '../core/operation.ts';
import { none, object, type Schema } from '../core/schema.ts';

/**
 * The operations of the definition: those that are called by name are left out. What a recipe covers is not offered for new flows, but stays in the definition: a
 * flow names an operation by its ID and its inputs by their names, and stops if they are gone (docs/api-stability.md).
 * So it keeps its address, its inputs and their labels. Everything else is in docs/operations.md and in the definition
 * that the relay serves.
 */
export function forDesigner(catalog: readonly Operation[]): readonly Operation[] {
  const summaries = new Map(catalog.map(({ id, summary }) => [id, summary]));
  return catalog
    .filter(({ byName }) => !byName)
    .map((operation) => {
      const recipe = operation.coveredBy;
      return recipe === undefined ? operation : bareOperation(operation, summaries.get(recipe) ?? recipe);
    });
}

function bareOperation(operation: Operation, recipe: string): Operation {
  const { body, responds, parameters } = operation;
  return {
    ...operation,
    visibility: 'internal',
    description: `For flows that have it already. In new ones, use ${recipe}.`,
    parameters: parameters.map(bareParameter),
    ...(body && { body: bareInput(body) }),
    responds: bareOutput(responds),
  };
}

/** A shared parameter is only a reference. */
function bareParameter({ choices, ...parameter }: Parameter): Parameter {
  if (parameter.shared !== undefined) return { ...parameter, ...(choices && { choices }) };
  return { ...parameter, description: '', schema: bareInput(parameter.schema) };
}

/** Names, labels and types: the relay checks the values. */
function bareInput({ type, title, format, items, properties, required, additional }: Schema): Schema {
  return {
    type,
    ...(title && { title }),
    ...(format && { format }),
    ...(items && { items: bareInput(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, bareInput(each)])),
    }),
    ...(required && { required }),
    ...(additional !== undefined && { additional: additional === true || bareInput(additional) }),
  };
}

/** Any members, for expressions to read; the platform follows the next page only if the link to it is declared. */
function bareOutput(responds: Schema): Schema {
  if (responds === none) return none;
  if (responds.type !== 'object') return { type: responds.type, ...(responds.format && { format: responds.format }) };
  const { nextLink } = responds.properties ?? {};
  return { ...object(nextLink ? { nextLink } : {}), additional: true };
}
