// Validates a query as strictly as App Store Connect, parameter by parameter, against Apple's document for the operation.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { ContractOperation, ContractParameter } from '../contract/operation.ts';
import { illegalParameter, invalidParameter, requiredParameter } from '../errors.ts';

/** The error of a value in Apple's words; undefined if it is valid. */
type Check = (value: string) => string | undefined;

/** Apple's names for the parameter's values. */
const nouns: Readonly<Record<string, string>> = {
  fields: 'field name',
  include: 'relationship name',
  sort: 'sort value',
  exists: 'boolean',
};

/** The package omits the maxima. These are all in Apple's document 4.4.1: 200 for a page, 50 for included resources, and these. */
const maxima: Readonly<Record<string, number>> = {
  'BetaGroupsGetCollection limit[builds]': 1000,
  'BetaGroupsGetInstance limit[builds]': 1000,
  'InAppPurchasesV2GetInstance limit[pricePoints]': 8000,
  'NominationsGetCollection limit[supportedTerritories]': 200,
  'NominationsGetInstance limit[supportedTerritories]': 200,
};

/** Long price lists have larger pages. */
const LONG = /^(InAppPurchase|Subscription)\w*(PricePoints|Equalizations)GetToMany/;

const isCursor: Check = (value) =>
  cursorAt(offsetOf(value)) === value ? undefined : `'${value}' is not a valid cursor for this request`;

/** Start of a page. Apple's own cursors have been observed to be base64 of the same JSON. */
export function cursorAt(offset: number): string {
  return Buffer.from(JSON.stringify({ offset: String(offset) })).toString('base64url');
}

export function offsetOf(cursor: string | null): number {
  const [, offset = '0'] =
    /^\{"offset":"(\d{1,9})"\}$/.exec(Buffer.from(cursor ?? '', 'base64url').toString('utf8')) ?? [];
  return Number(offset);
}

/** The first parameter that Apple would reject. */
export function refuseQuery(query: URLSearchParams, operation: ContractOperation): SimulatedReply | undefined {
  for (const [name, value] of query) {
    const check = checkOf(operation, name);
    // a repeated parameter is rejected as well: links.next must not be sent together with parameters that it contains already
    if (!check || query.getAll(name).length > 1) return illegalParameter(name);
    const wrong = check(value);
    if (wrong) return invalidParameter(name, wrong);
  }
  const missing = [...operation.parameters.values()].find(({ name, required }) => required && !query.has(name));
  return missing && requiredParameter(missing.name);
}

export function split(value: string | null): readonly string[] {
  return value === null ? [] : value.split(',');
}

function checkOf({ name, parameters }: ContractOperation, asked: string): Check | undefined {
  // no operation of Apple's document has a cursor, but every links.next does
  if (asked === 'cursor') return parameters.has('limit') ? isCursor : undefined;
  const parameter = parameters.get(asked);
  if (!parameter) return undefined;
  if (parameter.kind === 'number') return between(mostOf(name, asked));
  if (parameter.kind === 'boolean') return oneOf(['true', 'false'], parameter);
  return parameter.words ? oneOf(parameter.words, parameter) : anyText(asked);
}

function between(most: number): Check {
  return (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= 1 && Number(value) <= most
      ? undefined
      : `'${value}' is not a valid limit. It must be a number from 1 to ${most}`;
}

function mostOf(operation: string, name: string): number {
  const usual = name === 'limit' ? (LONG.test(operation) ? 8000 : 200) : 50;
  return maxima[`${operation} ${name}`] ?? usual;
}

function oneOf(words: readonly string[], { name, many }: ContractParameter): Check {
  return (value) => {
    const wrong = (many ? split(value) : [value]).find((word) => !words.includes(word));
    return wrong === undefined ? undefined : `'${wrong}' is not a valid ${nounOf(name)}`;
  };
}

function anyText(name: string): Check {
  return (value) =>
    split(value).some((word) => word === '') ? `The parameter '${name}' must have a value` : undefined;
}

function nounOf(name: string): string {
  return nouns[name.split('[')[0] ?? ''] ?? 'filter value';
}
