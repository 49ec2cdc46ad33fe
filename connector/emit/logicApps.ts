// The definition for Logic Apps: without policies, so the host is fixed and triggers follow the Logic Apps polling protocol.
import { isJsonObject } from '../core/json.ts';
import type { SwaggerJson, SwaggerPart } from './swaggerSchema.ts';

/** The relay's host: Logic Apps has no connection parameter for it. */
export interface SwaggerLocation {
  readonly host: string;
  readonly scheme: 'http' | 'https';
}

const STATE = '#/parameters/TriggerState';

/** Hidden and required, with a single value: the platform sends it with each first poll, and Location repeats it. */
const native: SwaggerPart = {
  name: 'dialect',
  in: 'query',
  required: true,
  'x-ms-summary': 'Dialect',
  description: '202 while nothing is new, and the next address in Location.',
  type: 'string',
  enum: ['native'],
  default: 'native',
  'x-ms-visibility': 'internal',
};

const headers: SwaggerPart = {
  Location: { type: 'string', 'x-ms-summary': 'Next Poll', description: 'The address of the next poll.' },
  'Retry-After': {
    type: 'integer',
    'x-ms-summary': 'Seconds to Wait',
    description: 'How many seconds it is worth waiting for it.',
  },
};

export function logicAppsDefinition(definition: SwaggerPart, { host, scheme }: SwaggerLocation): SwaggerPart {
  const { TriggerState: _, ...parameters } = isJsonObject(definition.parameters) ? definition.parameters : {};
  return {
    ...definition,
    host,
    schemes: [scheme],
    paths: mapped(definition.paths, (path) => mapped(path, operation)),
    parameters: { ...parameters, ...('TriggerDialect' in parameters && { TriggerDialect: native }) },
  };
}

function mapped(value: SwaggerJson | undefined, change: (part: SwaggerPart, key: string) => SwaggerPart): SwaggerPart {
  return Object.fromEntries(
    Object.entries(isJsonObject(value) ? value : {}).map(([key, each]) => [
      key,
      isJsonObject(each) ? change(each, key) : each,
    ]),
  );
}

/**
 * The platform keeps no state between polls: it follows Location. It does not fetch second pages either. A trigger by
 * subscription (`single`) is the same for both platforms.
 */
function operation({ 'x-ms-pageable': _, ...part }: SwaggerPart): SwaggerPart {
  const { parameters, responses } = part;
  if (part['x-ms-trigger'] !== 'batch' || !Array.isArray(parameters) || !isJsonObject(responses)) return part;
  const stateless = parameters.filter((each) => !(isJsonObject(each) && each.$ref === STATE));
  return { ...part, parameters: stateless, responses: polled(responses) };
}

/** Source: Microsoft, azure-docs, logic-apps-create-api-app: 200 with new items, 202 if there are none. */
function polled(responses: SwaggerPart): SwaggerPart {
  const { '200': found, ...others } = responses;
  const nothingNew = isJsonObject(found) ? { ...found, headers } : { description: 'Something is new.', headers };
  return { '200': nothingNew, '202': { description: 'Nothing is new.', headers }, ...others };
}
