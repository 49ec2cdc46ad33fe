// The faults of a call in words that its author understands.
import type { ErrorObject } from 'ajv';
import type { Operation } from '../connector/operation.ts';
import type { Schema } from '../connector/schema.ts';
import { type Detail, Failure } from './errors.ts';

/** What is wrong, in words that do not repeat the value: it may be a secret. */
const sentences: Readonly<Record<string, (params: Record<string, unknown>) => string>> = {
  required: () => 'Is missing.',
  additionalProperties: () => 'Is not an input of this operation.',
  enum: ({ allowedValues }) => `Must be one of ${(allowedValues as readonly string[]).join(', ')}.`,
  type: ({ type }) =>
    `Must be ${type === 'integer' ? 'a whole number' : type === 'boolean' ? 'true or false' : `of the type ${String(type)}`}.`,
  minimum: ({ limit }) => `Must be at least ${String(limit)}.`,
  maximum: ({ limit }) => `Must be at most ${String(limit)}.`,
  minLength: () => 'Must not be empty.',
  maxLength: ({ limit }) => `Must have at most ${String(limit)} characters.`,
  maxBytes: ({ limit }) => `Must have at most ${String(limit)} bytes as UTF-8.`,
  maxItems: ({ limit }) => `Must have at most ${String(limit)} items.`,
  pattern: () => 'Has a character or a form that is not allowed here.',
};

const insteadOf = (gone: NonNullable<Operation['gone']>, name: unknown): string | undefined =>
  typeof name === 'string' && Object.hasOwn(gone, name) ? gone[name] : undefined;

interface Labelled {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}

const inBody = (body: Schema | undefined, [name, ...rest]: readonly string[]): Labelled | undefined =>
  name === undefined || !body ? body : inBody(/^\d+$/.test(name) ? body.items : body.properties?.[name], rest);

/** What the designer shows of an input: its label, and where its value is to be had. */
const labelOf = ({ parameters, body }: Operation, [part, ...rest]: readonly string[]): string => {
  const found: Labelled | undefined =
    part === 'body' ? inBody(body, rest) : parameters.find((each) => each.in === part && each.name === rest[0]);
  const words = [found?.title, found?.description?.split(/\.(?= |$)/)[0]].filter(Boolean);
  return rest.length > 0 && words.length > 0 ? ` (${words.join(': ')})` : '';
};

/** Faults whose cure is to know what the input is. */
const needLabel = ['required', 'pattern', 'minLength'];

/** A fault that Ajv found, as a detail with its place: `query.limit`. */
export const told = ({ keyword, instancePath, params, message }: ErrorObject, operation: Operation): Detail => {
  const missing = params.missingProperty ?? params.additionalProperty;
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const place = steps[0] === 'query' ? steps.slice(0, 2) : steps; // of a list in a query the name is enough
  if (typeof missing === 'string') place.push(missing.slice(0, 64));
  const sentence = sentences[keyword]?.(params) ?? `${message ?? 'Is not valid'}.`;
  const label = needLabel.includes(keyword) ? labelOf(operation, place) : '';
  return {
    code: keyword,
    message: insteadOf(operation.gone ?? {}, params.additionalProperty) ?? sentence.replace(/\.$/, `${label}.`),
    target: place.join('.'),
  };
};

/** The one error for all faults of a call: the first in its sentence, all of them in its details. */
export const invalid = (operation: Operation, faults: readonly Detail[]): Failure => {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more, see details)` : '';
  const reason = first?.message.replace(/\. .*$/s, '.');
  return new Failure(
    'invalid_request',
    `${operation.id} cannot be called like this: ${first?.target}: ${reason}${more}`,
    {
      details: faults.slice(0, 50),
    },
  );
};
