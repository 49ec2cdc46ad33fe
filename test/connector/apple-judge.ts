// Validates request documents with Apple's schemas. Five of them have `nullable` beside a `$ref`, which Ajv rejects; a row
// never sends null, so it is removed.
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { appleSchemas } from '../support/appleSchemas.ts';

function plain(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && '$ref' in value ? { $ref: value.$ref } : value;
}

// Apple's document is not strict JSON Schema: it uses a format named number
const ajv = new Ajv({ strict: false, allErrors: true, formats: { number: true } });
addFormats.default(ajv);
ajv.addSchema({ $id: 'sent', components: { schemas: JSON.parse(JSON.stringify(appleSchemas, plain)) } });

/** Validation errors of this document by Apple's schema; empty if it is valid. */
export function faultsOfSent(name: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`sent#/components/schemas/${name}`);
  if (!validate) throw new Error(`Apple has no schema named ${name}`);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
