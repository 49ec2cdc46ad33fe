// Converts schemas and drop-downs to Swagger 2.0.
import type { Choices, Schema } from '../core/schema.ts';
import { designerText } from './inputText.ts';

export type SwaggerJson =
  | string
  | number
  | boolean
  | readonly SwaggerJson[]
  | { readonly [key: string]: SwaggerJson | undefined };
export type SwaggerPart = { readonly [key: string]: SwaggerJson | undefined };

const small = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

type Fixed = string | number | boolean | readonly string[];

/** Converts schemas to Swagger and collects the shared definitions that they reference. */
export function shapes(definitions: Map<string, SwaggerPart>) {
  const inline = (
    {
      name: _,
      title,
      items,
      properties,
      choices,
      visibility,
      maxBytes: __,
      range: ____,
      keepsEmpty: ___,
      isFileAddress: _____,
      needsWords: ______,
      isCallback,
      suggestions,
      displayNames,
      nullable,
      additional,
      ...rest
    }: Schema,
    parent: string,
  ): SwaggerPart => {
    const around = title ? [parent, title].join(' ').trim() : parent;
    return {
      ...(title && { 'x-ms-summary': titleCase(labelBelow(title, parent)) }),
      ...rest,
      ...(rest.description && { description: designerText({ ...rest, choices }) }),
      ...(suggestions && { enum: suggestions }),
      ...(displayNames && { 'x-ms-enum-values': named(suggestions ?? rest.enum ?? [], displayNames) }),
      ...(nullable && { 'x-nullable': true }),
      ...(visibility && { 'x-ms-visibility': visibility }),
      ...(isCallback && { 'x-ms-notification-url': true }),
      ...(choices && bodyChoices(choices)),
      ...others(additional, around),
      ...(items && { items: shape(items, items.title ? parent : around) }),
      ...(properties && {
        properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, shape(value, around)])),
      }),
    };
  };
  const others = (additional: Schema['additional'], around: string): SwaggerPart =>
    additional === undefined ? {} : { additionalProperties: additional === true || shape(additional, around) };
  /** `parent` is the label in front of this one. A shared definition has many parents and is written without one. */
  const shape = (schema: Schema, parent = ''): SwaggerPart => {
    if (!schema.name) return inline(schema, parent);
    if (!definitions.has(schema.name)) {
      definitions.set(schema.name, {}); // reserves the name, so that a schema may reference itself
      definitions.set(schema.name, inline(schema, ''));
    }
    return { $ref: `#/definitions/${schema.name}` };
  };
  return (schema: Schema): SwaggerPart => shape(schema);
}

/** Connector labels use title case: `Next cursor` becomes `Next Cursor`. */
export function titleCase(title: string): string {
  return title
    .split(' ')
    .map((word, at) => (at > 0 && small.has(word) ? word : word.replace(/^\(?[a-z]/, (head) => head.toUpperCase())))
    .join(' ');
}

/**
 * A nested label. Designers prepend the labels of all parents, so words that repeat the parent's are dropped:
 * `Review submission` and `Submission state` become `Review submission` and `state`. A label that would become empty is kept.
 */
export function labelBelow(title: string, parent: string): string {
  const words = title.split(' ');
  const above = parent.toLowerCase().split(' ');
  const isShared = (count: number): boolean =>
    above.slice(-count).join(' ') === words.slice(0, count).join(' ').toLowerCase();
  const shared = words.map((_, at) => at + 1).findLast((count) => count <= above.length && isShared(count)) ?? 0;
  return shared < words.length ? words.slice(shared).join(' ') : title;
}

export function dynamicValues(choices: Choices): SwaggerPart {
  return {
    operationId: choices.operation,
    ...(choices.parameters && {
      parameters: Object.fromEntries(
        Object.entries(choices.parameters).map(([name, given]) => [
          name,
          isInput(given) ? { parameter: given.parameter.replace(/^body\//, '') } : plain(given),
        ]),
      ),
    }),
    'value-collection': choices.collection,
    'value-path': choices.value,
    'value-title': choices.label,
  };
}

/** Every value with its display name: if only some enum values have names, designers offer only those. */
function named(values: readonly string[], names: Readonly<Record<string, string>>): SwaggerJson {
  return values.map((value) => ({ value, displayName: names[value] ?? value }));
}

/** Body fields reference sibling fields by path, which the older drop-down extension does not support. */
function bodyChoices(choices: Choices): SwaggerPart {
  return {
    'x-ms-dynamic-values': dynamicValues(choices),
    'x-ms-dynamic-list': {
      operationId: choices.operation,
      ...(choices.parameters && {
        parameters: Object.fromEntries(
          Object.entries(choices.parameters).map(([name, given]) => [
            name,
            isInput(given) ? { parameterReference: given.parameter } : { value: plain(given) },
          ]),
        ),
      }),
      itemsPath: choices.collection,
      itemValuePath: choices.value,
      itemTitlePath: choices.label,
    },
  };
}

function isInput(given: Fixed | { readonly parameter: string }): given is { readonly parameter: string } {
  return typeof given === 'object' && 'parameter' in given;
}

/** A list is sent as one string in a query, and designers send constants unchanged. */
function plain(given: Fixed): SwaggerJson {
  return typeof given === 'object' ? given.join(',') : given;
}
