// The definition as Logic Apps takes it: no policies, so the host is fixed, and triggers speak for themselves.
import { isJsonObject } from '../core/json.ts';
import type { SwaggerJson, SwaggerPart } from './swaggerSchema.ts';

/** Where the relay is: there is no connection parameter that a host could come from. */
export interface SwaggerLocation {
  readonly host: string;
  readonly scheme: 'http' | 'https';
}

const STATE = '#/parameters/TriggerState';

/** Hidden, required and with one value alone: the platform sends it with each first poll, and Location repeats it. */
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

/** The platform keeps no state of its own: it follows Location. Nor does it fetch second pages. */
function operation({ 'x-ms-pageable': _, ...part }: SwaggerPart): SwaggerPart {
  const { parameters, responses } = part;
  if (!part['x-ms-trigger'] || !Array.isArray(parameters) || !isJsonObject(responses)) return part;
  const stateless = parameters.filter((each) => !(isJsonObject(each) && each.$ref === STATE));
  return { ...part, parameters: stateless, responses: polled(responses) };
}

/** Source: Microsoft, azure-docs, logic-apps-create-api-app: 200 with what is new, 202 while nothing is. */
function polled(responses: SwaggerPart): SwaggerPart {
  const { '200': found, ...others } = responses;
  const told = isJsonObject(found) ? { ...found, headers } : { description: 'Something is new.', headers };
  return { '200': told, '202': { description: 'Nothing is new.', headers }, ...others };
}
