// Validation errors, worded for the flow's author.
import type { ErrorObject } from 'ajv';
import type { Operation } from '../../connector/core/operation.ts';
import type { Choices, Schema } from '../../connector/core/schema.ts';
import { takesId } from '../../connector/emit/inputText.ts';
import { titleCase } from '../../connector/emit/swaggerSchema.ts';
import { type ErrorDetail, Failure } from '../core/errors.ts';
import { exampleValue } from './exampleValue.ts';
import { lookupOf } from './lookupOperation.ts';

/** The declared input at a location. */
interface Input {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly choices?: Choices | undefined;
  readonly schema?: Schema | undefined;
}

interface Wrong {
  readonly params: Record<string, unknown>;
  readonly input: Input;
  readonly data: unknown;
  readonly operation: Operation;
  readonly place: readonly string[];
  /** The value is an item of a list. */
  readonly inList: boolean;
}

const sentences: Readonly<Record<string, (wrong: Wrong) => string>> = {
  required: ({ input }) => `Is missing${lookupOf(input.choices) ? `; ${lookupOf(input.choices)}` : ''}.`,
  additionalProperties: ({ operation, place }) => `Is not an input of this operation; ${inputsAt(operation, place)}.`,
  enum: ({ params, inList }) =>
    `${inList ? 'Each value must' : 'Must'} be one of ${fewOf((params.allowedValues as readonly unknown[]).filter((each) => each !== null))}.`,
  type: ({ input, params }) => typeSentence(String([params.type].flat()[0]), input.schema),
  format: ({ params }) => formatSentences[String(params.format)] ?? 'Has a format that is not allowed here.',
  pattern: ({ input, data }) => patternSentence(input, data),
  characters: ({ params }) => `Has the character ${String(params.character)}, which no text may have; remove it.`,
  minimum: ({ params }) => `Must be at least ${String(params.limit)}.`,
  range: ({ params }) => `Must be from ${(params.range as readonly number[]).join(' to ')}.`,
  maximum: ({ params }) => `Must be at most ${String(params.limit)}.`,
  minLength: () => 'Must not be empty.',
  maxLength: ({ params }) => `Must have at most ${String(params.limit)} characters.`,
  maxBytes: ({ params }) => `Must have at most ${String(params.limit)} bytes as UTF-8.`,
  maxItems: ({ params }) => `Must have at most ${String(params.limit)} items.`,
};

const formatSentences: Readonly<Record<string, string>> = {
  date: "Must be a day such as 2026-06-30; formatDateTime(..., 'yyyy-MM-dd') formats a date and time.",
  'date-time': 'Must be a date and time with a time zone, such as 2026-06-30T09:00:00Z.',
  uri: 'Must be an address that begins with https://.',
  email: 'Must be an email address.',
};

const MOST_NAMES = 24;

/** Errors whose message includes the description of the input. */
const needDescription = ['required', 'pattern', 'minLength', 'type', 'format'];

/** Converts an Ajv error to a detail with its location, such as `query.limit`. The value may be a secret and is omitted. */
export function describeFault(
  { keyword, instancePath, params, message, data }: ErrorObject,
  operation: Operation,
): ErrorDetail {
  const missing = params.missingProperty ?? params.additionalProperty;
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const inList = /^\d+$/.test(steps.at(-1) ?? '');
  const place = steps[0] === 'query' ? steps.slice(0, 2) : steps; // for a list in the query the name is enough
  if (typeof missing === 'string') place.push(missing.slice(0, 64));
  const input = inputAt(operation, place);
  const sentence =
    sentences[keyword]?.({ params, input, data, operation, place, inList }) ?? `${message ?? 'Is not valid'}.`;
  return {
    code: keyword,
    message:
      insteadOf(operation.removedInputs ?? {}, params.additionalProperty) ??
      sentence.replace(/\.$/, `${labelOf(keyword, input)}.`),
    target: place.join('.'),
  };
}

/** The failure for all validation errors of a call: the first in its message, all in its details. */
export function validationError(operation: Operation, given: readonly ErrorDetail[]): Failure {
  const faults = distinct(given);
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more, see details)` : '';
  const reason = first?.message.replace(/\. .*$/s, '.');
  const at = first?.target === undefined ? '' : `${first.target}: `;
  return new Failure('invalid_request', `Invalid input for ${operation.id}: ${at}${reason}${more}`, {
    details: faults.slice(0, 50),
  });
}

/** Two wrong values of a list in the query have the same fault. */
function distinct(faults: readonly ErrorDetail[]): readonly ErrorDetail[] {
  return [...new Map(faults.map((each) => [JSON.stringify(each), each])).values()];
}

function inputAt({ parameters, body }: Operation, [part, ...rest]: readonly string[]): Input {
  if (rest.length === 0) return { schema: part === 'body' ? body : undefined };
  if (part === 'body') {
    const schema = shapeAt(body, rest);
    return { ...schema, schema };
  }
  const found = parameters.find((each) => each.in === part && each.name === rest[0]);
  return { ...found, schema: found?.schema };
}

function insteadOf(gone: NonNullable<Operation['removedInputs']>, name: unknown): string | undefined {
  return typeof name === 'string' && Object.hasOwn(gone, name) ? gone[name] : undefined;
}

/** The designer's label of an input, and where to find its value. */
function labelOf(keyword: string, { title, description }: Input): string {
  const about = needDescription.includes(keyword) ? description?.split(/\.(?= |$)/)[0] : undefined;
  const words = [title && titleCase(title), about].filter(Boolean);
  return words.length > 0 ? ` (${words.join(': ')})` : '';
}

function shapeAt(shape: Schema | undefined, [name, ...rest]: readonly string[]): Schema | undefined {
  return name === undefined || !shape
    ? shape
    : shapeAt(/^\d+$/.test(name) ? shape.items : shape.properties?.[name], rest);
}

function typeSentence(type: string, schema: Schema | undefined): string {
  const such = schema ? `, such as ${JSON.stringify(exampleValue(schema))}` : '';
  if (type === 'array') return `Must be a list${such}.`;
  if (type === 'object') return `Must be an object${such}.`;
  if (type === 'integer') return 'Must be a whole number.';
  if (type === 'boolean') return 'Must be true or false.';
  return type === 'number' ? 'Must be a number.' : 'Must be a text.';
}

/** The message for a value that violates the pattern of an input; a drop-down input takes the ID, not the name. */
function patternSentence(input: Input, data: unknown): string {
  const { choices } = input;
  if (!choices || !takesId(choices)) return 'Has a character or a format that is not allowed here.';
  const isName = typeof data === 'string' && /[\p{L}\s.,:'"()&!-]/u.test(data) && !/[\p{Cc}/\\%]/u.test(data);
  return `Must be an ID${isName ? ', and this looks like a name' : ''}; ${lookupOf(choices)}.`;
}

function fewOf(names: readonly unknown[]): string {
  return names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : names.join(', ');
}

/** The inputs that exist at the location of an unknown one. */
function inputsAt(operation: Operation, place: readonly string[]): string {
  const [part, ...within] = place.slice(0, -1);
  const names = part === 'body' ? Object.keys(shapeAt(operation.body, within)?.properties ?? {}) : [];
  return names.length > 0 ? `there ${names.length > 1 ? 'are' : 'is'} ${fewOf(names)}` : 'there is none here';
}
