// A stand-in for Azure Resource Manager: what a template would make in an invented resource group, with its parameters filled in.
import { createHash } from 'node:crypto';
import type { ArmResource, ArmTemplate } from './arm.ts';
import { type AskAzure, resolveExpression } from './language.ts';
import type { BicepJson } from './speech.ts';

export interface CreatedResource {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly scope?: string;
  readonly properties?: Readonly<Record<string, BicepJson>>;
  readonly dependsOn?: readonly string[];
  readonly [more: string]: BicepJson | undefined;
}

export const GROUP = '/subscriptions/s/resourceGroups/my-group';
export const TENANT = '5a2db0c5-0000-4000-8000-7e0000000001';
export const IDENTITY = {
  principalId: '5a2db0c5-0000-4000-8000-1d0000000001',
  clientId: '5a2db0c5-0000-4000-8000-1d0000000002',
};

function hash(given: readonly BicepJson[]): string {
  return createHash('sha256').update(JSON.stringify(given)).digest('hex');
}
function merge(given: readonly BicepJson[]): BicepJson {
  return given.every(Array.isArray) ? [...new Set(given.flat())] : Object.assign({}, ...given);
}
function pairs(given: readonly BicepJson[]): BicepJson {
  return Object.fromEntries(given.flatMap((each, at) => (at % 2 === 0 ? [[String(each), given[at + 1] ?? null]] : [])));
}
function isEmpty(value: BicepJson | undefined): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/** `Microsoft.Web/sites/config` and two names: each part of the type is followed by its name. */
function idIn(place: string, [type, ...names]: readonly BicepJson[]): string {
  const [space, ...kinds] = String(type).split('/');
  if (kinds.length !== names.length) throw new Error(`${type} has ${kinds.length} names, not ${names.length}`);
  return `${place}/providers/${space}/${kinds.map((kind, at) => `${kind}/${names[at]}`).join('/')}`;
}

/** What Azure knows of a resource once it is made. */
function knownOf(id: string): BicepJson {
  const [name = ''] = id.split('/').slice(-1);
  if (id.includes('/userAssignedIdentities/')) return IDENTITY;
  if (id.includes('/storageAccounts/')) {
    const endpoints = ['blob', 'table', 'queue'].map((each) => [each, `https://${name}.${each}.core.windows.net/`]);
    return { primaryEndpoints: Object.fromEntries(endpoints) };
  }
  if (id.includes('/components/')) return { ConnectionString: 'InstrumentationKey=of-insights' };
  if (id.includes('/sites/')) return { defaultHostName: `${name}.azurewebsites.net` };
  throw new Error(`Nothing is known of ${id}`);
}

const plain: Readonly<Record<string, (given: readonly BicepJson[]) => BicepJson>> = {
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

function found(values: Readonly<Record<string, BicepJson>>, name: BicepJson | undefined): BicepJson {
  const value = values[String(name)];
  if (value === undefined) throw new Error(`${String(name)} is neither given nor declared`);
  return value;
}

export function makeAsk(template: ArmTemplate, given: Readonly<Record<string, BicepJson>>): AskAzure {
  const defaults = Object.entries(template.parameters).flatMap(([name, { defaultValue }]) =>
    defaultValue === undefined ? [] : [[name, defaultValue] as const],
  );
  const parameters = { ...Object.fromEntries(defaults), ...given };
  const ask: AskAzure = (name, [first, ...rest]) => {
    if (name === 'parameters') return resolveExpression(found(parameters, first), ask);
    if (name === 'variables') return resolveExpression(found(template.variables, first), ask);
    const run = plain[name];
    if (!run) throw new Error(`There is no function ${name}`);
    return run(first === undefined ? [] : [first, ...rest]);
  };
  return ask;
}

/** What there is afterwards, in the order of the template; what its condition leaves out is not there. */
export function deploy(template: ArmTemplate, given: Readonly<Record<string, BicepJson>> = {}): CreatedResource[] {
  const ask = makeAsk(template, given);
  const isThere = ({ condition }: ArmResource): boolean =>
    condition === undefined || resolveExpression(condition, ask) === true;
  return template.resources.filter(isThere).map((each) => resolveExpression(each, ask) as unknown as CreatedResource);
}

export function resourceIdOf({ type, name, scope }: CreatedResource): string {
  return idIn(scope ?? GROUP, [type, ...name.split('/')]);
}
