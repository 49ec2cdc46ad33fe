// Converts schemas to the plain JSON Schema that hosts of the Model Context Protocol can read.
import type { Schema } from '../core/schema.ts';
import { programText } from './inputText.ts';

/** The JSON Schema of an input or answer: no references, no lists of types, no numeric exclusive bounds, which some hosts drop or refuse. */
export interface ToolSchema {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: ToolSchema;
  readonly properties?: { readonly [name: string]: ToolSchema };
  readonly required?: readonly string[];
}

/** Longest list of values that a schema has; a longer one is described by its first values. */
const MOST_VALUES = 24;
const FIRST_VALUES = 6;
/** Longest enum beside its values in words. */
const LONGEST_ENUM = 8;

/** A schema of the relay as plain JSON Schema, with the values of an enum in its description. */
export function toolSchema(schema: Schema, description = programText(schema)): ToolSchema {
  const { items, properties } = schema;
  const text = [description, valuesIn(schema, description)].filter(Boolean).join(' ');
  return {
    ...plainSchema(schema),
    ...(text !== '' && { description: text }),
    // the values of its items are in the description already
    ...(items && { items: items.properties ? toolSchema(items) : plainSchema({ type: items.type }) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, toolSchema(each)])),
    }),
  };
}

function plainSchema({ type, enum: values, minimum, maximum, required }: Schema): ToolSchema {
  return {
    type,
    ...(values && values.length <= LONGEST_ENUM && !isOrder(values) && { enum: values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(required && { required }),
  };
}

/** Some hosts read an enum as a text, so that the values have to be in words; empty if the description has them already. */
function valuesIn({ enum: own, suggestions, displayNames, items }: Schema, description: string): string {
  const values = own ?? suggestions ?? items?.enum;
  const words = new Set(description.match(/[\w-]+/g));
  if (!values || values.every((each) => words.has(each))) return '';
  if (isOrder(values)) return `One of: ${values.filter((each) => !each.startsWith('-')).join(', ')}.`;
  const names = displayNames ?? items?.displayNames;
  if (values.length > MOST_VALUES)
    return `One of ${values.length}, such as ${values.slice(0, FIRST_VALUES).join(', ')}.`;
  const named = values.map((value) => (isTelling(value, names?.[value]) ? `${value} (${names?.[value]})` : value));
  return `One of: ${named.join(', ')}.`;
}

/** Whether the values are members to sort by, each also with a minus sign, which the description of the input explains. */
function isOrder(values: readonly string[]): boolean {
  return values.every((each) => values.includes(each.startsWith('-') ? each.slice(1) : `-${each}`));
}

/** Whether a display name says more than its value: `iOS` is `IOS`. */
function isTelling(value: string, name: string | undefined): boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return name !== undefined && letters(name) !== letters(value);
}
