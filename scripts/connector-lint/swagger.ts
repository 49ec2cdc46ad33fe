// Independent validation: the published JSON schema of Swagger 2.0, and whether every $ref resolves.
import { Validator } from '@seriousme/openapi-schema-validator';
import { connectorFileNames, parse } from './connector.ts';
import type { LintFinding } from './rule.ts';

/** The validator's findings in a definition; our own rule reports text that is not JSON. */
export async function validateSwagger(definition: string): Promise<readonly LintFinding[]> {
  const document = parse(definition);
  if (!document) return [];
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  if (valid) return [];
  if (typeof errors === 'string' || !errors) return [finding('', errors ?? 'The validator gave no reason.')];
  return errors.map(({ instancePath, message = 'is not valid' }) => finding(instancePath, `It ${message}.`));
}

function finding(place: string, sentence: string): LintFinding {
  return {
    level: 'error',
    rule: 'Swagger20SchemaViolated',
    place: `${connectorFileNames.definition}#${place}`,
    sentence,
  };
}
