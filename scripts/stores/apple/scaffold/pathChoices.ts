// Drop-downs for IDs in an App Store Connect path: finds the catalog's list operation for the resource type.

import type { Operation, Parameter } from '../../../../connector/core/operation.ts';
import type { Schema } from '../../../../connector/core/schema.ts';
import * as dynamicValues from '../../../../connector/stores/apple/dynamicValues.ts';
import { capital, phrase, singular, titleOf } from '../../../../connector/stores/apple/naming.ts';
import { pathParameters } from '../../../../connector/stores/apple/overlay/pathParameters.ts';
import { quoted } from '../../../scaffold/code.ts';
import { resourceKindOf } from '../../../simulator/apple/contract/kinds.ts';
import { home, routesAt } from '../../../simulator/apple/contract/routes.ts';
import { knownAt } from './contractRoute.ts';

/** Parent inputs that a drop-down can require first, by type. */
const above: Readonly<Record<string, keyof typeof dynamicValues>> = {
  apps: 'chooseApp',
  appStoreVersions: 'chooseVersion',
  appStoreVersionLocalizations: 'chooseLocalization',
  builds: 'chooseBuild',
  analyticsReportRequests: 'chooseRequest',
  analyticsReports: 'chooseReport',
  webhooks: 'chooseWebhook',
  subscriptionGroups: 'chooseGroup',
  ciProducts: 'chooseProduct',
  ciWorkflows: 'chooseWorkflow',
};

/** A copy: a namespace is not an object that a name can be looked up in. */
const choosers = { ...dynamicValues };

const PATH = /^\/v\d\/(\w+)(?:\/\{id\}\/\w+)?$/;

const labels = ['name', 'referenceName', 'title', 'versionString', 'version', 'locale', 'identifier', 'createdDate'];

export interface Picked {
  /** The parameter, unless it is the usual one of the resource type. */
  readonly input?: string;
  /** Additional inputs for the drop-down only. */
  readonly choosers: readonly string[];
}

export function picked(type: string, catalog: readonly Operation[]): Picked {
  const known = pathParameters[type];
  if (known) return { choosers: asksFor(known) };
  const [list] = listsOf(type, catalog);
  if (list) return fromList(type, list);
  const route = routeOf(type);
  const what = phrase(singular(type));
  throw new Error(
    route
      ? `Makers pick the ${what} from a list, and no operation lists them yet. First: npm run new -- List${capital(type)} GET ${route}`
      : `Makers pick the ${what} from a list, and there is none. Write this row by hand, with an allowance in scripts/connector-lint/exceptions.ts, as GalaxyPurchase has one.`,
  );
}

/** The inputs that the lists of `parameter` require, and those that their lists require. */
function asksFor(parameter: Parameter): readonly string[] {
  const names = Object.values(parameter.choices?.parameters ?? {}).flatMap((given) =>
    typeof given === 'object' && 'parameter' in given ? [given.parameter] : [],
  );
  return Object.values(above)
    .filter((chooser) => names.includes(inputNamed(chooser).name))
    .flatMap((chooser) => [chooser, ...asksFor(inputNamed(chooser))]);
}

function inputNamed(name: keyof typeof dynamicValues): Parameter {
  return (choosers as Readonly<Record<string, object>>)[name] as Parameter;
}

/** The lists of this type that can fill a drop-down: of all resources, or of one parent that can be selected first. */
function listsOf(type: string, catalog: readonly Operation[]): readonly Operation[] {
  return catalog.filter(({ store, recipe, method, path, parameters, responds }) => {
    const asks = parameters.some(({ in: place, required }) => required && place !== 'path');
    const [, head = ''] = PATH.exec(path) ?? [];
    const isList = responds.properties?.data?.type === 'array' && recipe === undefined && method === 'GET';
    return store === 'apple' && isList && !asks && (above[head] || !path.includes('{')) && typeAt(path) === type;
  });
}

function fromList(type: string, list: Operation): Picked {
  const [, head = ''] = PATH.exec(list.path) ?? [];
  const chooser = list.path.includes('{') ? above[head] : undefined;
  const first = chooser && inputNamed(chooser);
  const given = [
    ...(first ? [`id: { parameter: ${quoted(first.name)} }`] : []),
    ...(list.names.query.includes('limit') ? ['limit: 200'] : []),
    "account: { parameter: 'account' }",
  ];
  const label = labelOf(list.responds.properties?.data?.items);
  const what = phrase(singular(type));
  const by = label === 'id' ? '' : `, by: ${quoted(`its ${phrase(label.replace('attributes/', ''))}`)}`;
  const choices = `{ operation: ${quoted(list.id)}, parameters: { ${given.join(', ')} }, collection: 'data', value: 'id', label: ${quoted(label)}${by} }`;
  return {
    input: `path('id', ${quoted(titleOf(singular(type)))}, ${quoted(`The ${what}.`)}, { choices: ${choices} })`,
    choosers: first && chooser ? [chooser, ...asksFor(first)] : [],
  };
}

/** Apple's lists of this type: of all resources, or of a parent that can be selected first. */
function routeOf(type: string): string | undefined {
  return [
    home(type),
    ...Object.keys(above).flatMap((head) =>
      [...resourceKindOf(head).relationships.keys()].map((name) => `${home(head)}/{id}/${name}`),
    ),
  ].find((path) => lists(path, type));
}

function typeAt(path: string): string {
  return knownAt('GET', path)?.held?.type ?? path.split('/').at(-1) ?? '';
}

function labelOf(item: Schema | undefined): string {
  const attributes = item?.properties?.attributes?.properties ?? {};
  const name =
    labels.find((each) => attributes[each]) ??
    Object.keys(attributes).find((each) => attributes[each]?.type === 'string');
  return name === undefined ? 'id' : `attributes/${name}`;
}

function lists(path: string, type: string): boolean {
  const isThere = routesAt(path).some(({ method }) => method === 'GET');
  const known = isThere ? knownAt('GET', path) : undefined;
  return known?.many === true && known.held?.type === type;
}
