// The definition as Logic Apps takes it: no policies, so the host is fixed, and triggers speak for themselves.
import { isPart } from '../core/json.ts';
import type { Json, Part } from './swaggerSchema.ts';

/** Where the relay is: there is no connection parameter that a host could come from. */
export interface Place {
  readonly host: string;
  readonly scheme: 'http' | 'https';
}

const mapped = (value: Json | undefined, change: (part: Part, key: string) => Part): Part =>
  Object.fromEntries(
    Object.entries(isPart(value) ? value : {}).map(([key, each]) => [key, isPart(each) ? change(each, key) : each]),
  );

const STATE = '#/parameters/TriggerState';

/** Hidden, required and with one value alone: the platform sends it with each first poll, and Location repeats it. */
const native: Part = {
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

const headers: Part = {
  Location: { type: 'string', 'x-ms-summary': 'Next Poll', description: 'The address of the next poll.' },
  'Retry-After': {
    type: 'integer',
    'x-ms-summary': 'Seconds to Wait',
    description: 'How many seconds it is worth waiting for it.',
  },
};

/** Source: Microsoft, azure-docs, logic-apps-create-api-app: 200 with what is new, 202 while nothing is. */
const polled = (responses: Part): Part => {
  const { '200': found, ...others } = responses;
  const told = isPart(found) ? { ...found, headers } : { description: 'Something is new.', headers };
  return { '200': told, '202': { description: 'Nothing is new.', headers }, ...others };
};

/** The platform keeps no state of its own: it follows Location. Nor does it fetch second pages. */
const operation = ({ 'x-ms-pageable': _, ...part }: Part): Part => {
  const { parameters, responses } = part;
  if (!part['x-ms-trigger'] || !Array.isArray(parameters) || !isPart(responses)) return part;
  const stateless = parameters.filter((each) => !(isPart(each) && each.$ref === STATE));
  return { ...part, parameters: stateless, responses: polled(responses) };
};

export const logicApps = (definition: Part, { host, scheme }: Place): Part => {
  const { TriggerState: _, ...parameters } = isPart(definition.parameters) ? definition.parameters : {};
  return {
    ...definition,
    host,
    schemes: [scheme],
    paths: mapped(definition.paths, (path) => mapped(path, operation)),
    parameters: { ...parameters, ...('TriggerDialect' in parameters && { TriggerDialect: native }) },
  };
};
