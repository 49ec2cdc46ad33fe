// Compiles the schema of a call. validate.ts loads it with the first call: a relay starts without ajv.
import { _, Ajv, type ValidateFunction } from 'ajv';
import { stringFormats } from '../core/stringFormats.ts';

// schemas are generated from our rows; checking them against the meta-schema would double the time of the first call
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  meta: false,
  validateSchema: false,
  formats: stringFormats,
});
ajv.addKeyword({
  keyword: 'maxBytes',
  type: 'string',
  schemaType: 'number',
  validate: (most: number, given: string) => Buffer.byteLength(given) <= most,
  error: { message: 'is too long', params: ({ schema }) => _`{limit: ${schema}}` },
});
ajv.addKeyword({
  keyword: 'range',
  type: 'string',
  schemaType: 'array',
  // a text that is no number is reported by its pattern
  validate: ([from, to]: readonly [number, number], given: string) => !(Number(given) < from || Number(given) > to),
  error: { message: 'is out of range', params: ({ schemaCode }) => _`{range: ${schemaCode}}` },
});

export function compileSchema(schema: object): ValidateFunction {
  return ajv.compile(schema);
}
