// A stand-in for Azure Resource Manager: what a template would make in an invented resource group, with its parameters filled in.
import { createHash } from 'node:crypto';
import type { Resource, Template } from './arm.ts';
import { type Ask, resolve } from './language.ts';
import type { Json } from './speech.ts';

export interface Made {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly scope?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly dependsOn?: readonly string[];
  readonly [more: string]: Json | undefined;
}

export const GROUP = '/subscriptions/s/resourceGroups/my-group';
export const TENANT = '5a2db0c5-0000-4000-8000-7e0000000001';
export const IDENTITY = {
  principalId: '5a2db0c5-0000-4000-8000-1d0000000001',
  clientId: '5a2db0c5-0000-4000-8000-1d0000000002',
};

const hash = (given: readonly Json[]): string => createHash('sha256').update(JSON.stringify(given)).digest('hex');
const merge = (given: readonly Json[]): Json =>
  given.every(Array.isArray) ? [...new Set(given.flat())] : Object.assign({}, ...given);
const pairs = (given: readonly Json[]): Json =>
  Object.fromEntries(given.flatMap((each, at) => (at % 2 === 0 ? [[String(each), given[at + 1] ?? null]] : [])));
const isEmpty = (value: Json | undefined): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** `Microsoft.Web/sites/config` and two names: each part of the type is followed by its name. */
const idIn = (place: string, [type, ...names]: readonly Json[]): string => {
  const [space, ...kinds] = String(type).split('/');
  if (kinds.length !== names.length) throw new Error(`${type} has ${kinds.length} names, not ${names.length}`);
  return `${place}/providers/${space}/${kinds.map((kind, at) => `${kind}/${names[at]}`).join('/')}`;
};

/** What Azure knows of a resource once it is made. */
const knownOf = (id: string): Json => {
  const [name = ''] = id.split('/').slice(-1);
  if (id.includes('/userAssignedIdentities/')) return IDENTITY;
  if (id.includes('/storageAccounts/')) return { primaryEndpoints: { blob: `https://${name}.blob.core.windows.net/` } };
  if (id.includes('/components/')) return { ConnectionString: 'InstrumentationKey=of-insights' };
  if (id.includes('/sites/')) return { defaultHostName: `${name}.azurewebsites.net` };
  throw new Error(`Nothing is known of ${id}`);
};

const plain: Readonly<Record<string, (given: readonly Json[]) => Json>> = {
  resourceGroup: () => ({ id: GROUP, location: 'westeurope' }),
  tenant: () => ({ tenantId: TENANT }),
  environment: () => ({
    authentication: { loginEndpoint: 'https://login.microsoftonline.com/' },
    suffixes: { keyvaultDns: '.vault.azure.net', storage: 'core.windows.net' },
  }),
  resourceId: (given) => idIn(GROUP, given),
  subscriptionResourceId: (given) => idIn('/subscriptions/s', given),
  extensionResourceId: ([scope, ...given]) => idIn(String(scope), given),
  reference: ([id]) => knownOf(String(id)),
  uniqueString: (given) => hash(given).slice(0, 13),
  guid: (given) => hash(given).slice(0, 32),
  format: ([text, ...given]) => String(text).replace(/\{(\d)\}/g, (_, at) => String(given[at])),
  union: merge,
  createObject: pairs,
  createArray: (given) => given,
  if: ([condition, yes, no]) => (condition === true ? yes : no) ?? null,
  equals: ([one, other]) => one === other,
  and: (given) => given.every(Boolean),
  or: (given) => given.some(Boolean),
  not: ([value]) => value !== true,
  empty: ([value]) => isEmpty(value),
  null: () => null,
  true: () => true,
  false: () => false,
};

const found = (values: Readonly<Record<string, Json>>, name: Json | undefined): Json => {
  const value = values[String(name)];
  if (value === undefined) throw new Error(`${String(name)} is neither given nor declared`);
  return value;
};

export const makeAsk = (template: Template, given: Readonly<Record<string, Json>>): Ask => {
  const defaults = Object.entries(template.parameters).flatMap(([name, { defaultValue }]) =>
    defaultValue === undefined ? [] : [[name, defaultValue] as const],
  );
  const parameters = { ...Object.fromEntries(defaults), ...given };
  const ask: Ask = (name, [first, ...rest]) => {
    if (name === 'parameters') return resolve(found(parameters, first), ask);
    if (name === 'variables') return resolve(found(template.variables, first), ask);
    const run = plain[name];
    if (!run) throw new Error(`There is no function ${name}`);
    return run(first === undefined ? [] : [first, ...rest]);
  };
  return ask;
};

/** What there is afterwards, in the order of the template; what its condition leaves out is not there. */
export const deploy = (template: Template, given: Readonly<Record<string, Json>> = {}): Made[] => {
  const ask = makeAsk(template, given);
  const isThere = ({ condition }: Resource): boolean => condition === undefined || resolve(condition, ask) === true;
  return template.resources.filter(isThere).map((each) => resolve(each, ask) as unknown as Made);
};

export const idOf = ({ type, name, scope }: Made): string => idIn(scope ?? GROUP, [type, ...name.split('/')]);
