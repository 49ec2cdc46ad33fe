// Whether what goes to a store is inside what its operation declares.
import type { Operation, Parameter, StoreOperation } from '../../connector/core/operation.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';

export interface SentValues {
  readonly method: string;
  /** Path and query, as they go over the wire. */
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What the relay and HTTP itself put into the head of a message. */
const signed = ['authorization', 'service-account-id'];
const ours = new Set(['accept', 'accept-encoding', 'user-agent', 'content-type', ...signed]);
const carried = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

function fits({ schema: { pattern = '' } }: Parameter, segment: string): boolean {
  try {
    const value = decodeURIComponent(segment);
    return !/^\.{0,2}$/.test(value) && new RegExp(pattern).test(value) && encodeURIComponent(value) === segment;
  } catch {
    return false;
  }
}

/** Segment by segment: a value is what its parameter declares, and stays between its two slashes. */
function isAt({ path, parameters }: Operation, url: string): boolean {
  const [wanted, given] = [path.split('/'), (url.split('?')[0] ?? '').split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => {
      const parameter = parameters.find((each) => each.in === 'path' && part === `{${each.name}}`);
      return parameter ? fits(parameter, given[at] ?? '') : part === given[at];
    })
  );
}

/** The inputs of the query that a store gets; there, or in the body. */
export function travelling({ parameters }: Operation): string[] {
  return parameters
    .filter((each) => each.in === 'query' && each.name !== 'account' && !each.relayOnly)
    .map(({ name }) => name);
}

function queryFaults(operation: Operation, search: string): string[] {
  const elsewhere = operation.queryEncoding === 'body' || operation.bodyEncoding === 'form';
  const declared = new Set(elsewhere ? [] : travelling(operation));
  const names = search === '' ? [] : search.split('&').map((pair) => decodeURIComponent(pair.split('=')[0] ?? ''));
  return [
    ...names.filter((name) => !declared.has(name)).map((name) => `undeclared query name ${JSON.stringify(name)}`),
    ...(names.some((name, at) => names.indexOf(name) !== at && !mayRepeat(operation, name))
      ? ['a query name twice']
      : []),
  ];
}

/** Some stores take a list as a repeated name. */
function mayRepeat({ store, parameters }: Operation, name: string): boolean {
  const isList = parameters.some((each) => each.name === name && each.schema.type === 'array');
  return isList && store !== undefined && storeDefinitions[store].queryStyle === 'repeat';
}

function headerFaults({ bodyEncoding: bodyAs, authorization }: Operation, headers: SentValues['headers']): string[] {
  return Object.entries(headers).flatMap(([name, value]) => [
    ...(ours.has(name) || carried.has(name) || (name === 'cookie' && bodyAs === 'cookies')
      ? []
      : [`the header ${name}`]),
    ...(authorization === 'none' && signed.includes(name) ? [`the signature ${name}`] : []),
    ...(/^[\x20-\x7e]*$/.test(String(value)) ? [] : [`the value of ${name}`]),
  ]);
}

/** The inputs that the body of a message may hold, or undefined where it is not looked at. */
function bodyNames({
  queryEncoding: queryAs,
  bodyEncoding: bodyAs,
  document,
  body,
  ...rest
}: Operation): readonly string[] | undefined {
  if (bodyAs === 'form' || bodyAs === 'bytes') return undefined;
  if (document) return ['data'];
  return queryAs === 'body'
    ? travelling({ queryEncoding: queryAs, ...rest } as Operation)
    : Object.keys(body?.properties ?? {});
}

function bodyFaults(operation: Operation, body: string): string[] {
  const { queryEncoding: queryAs, bodyEncoding: bodyAs } = operation;
  if (body === '') return [];
  if ((!operation.body && queryAs !== 'body') || bodyAs === 'cookies') return ['a body'];
  const declared = bodyNames(operation);
  const names = declared ? Object.keys(JSON.parse(body)) : [];
  return names
    .filter((name) => !declared?.includes(name))
    .map((name) => `undeclared ${JSON.stringify(name)} in the body`);
}

/** Everything that is not as declared; nothing, where all is. */
export function undeclared(operation: Operation, { method, url, headers, body }: SentValues): string[] {
  const [path = '', ...search] = url.split('?');
  const normal = new URL(url, 'https://store.example');
  return [
    ...(method === operation.method ? [] : [`the method ${method}`]),
    ...(isAt(operation, url) ? [] : [`the path ${path}`]),
    ...(normal.origin === 'https://store.example' && normal.pathname === path ? [] : [`the address ${url}`]),
    ...(/^[\x21-\x7e]*$/.test(url) && !url.includes('#') && search.length < 2 ? [] : ['a character of the address']),
    ...queryFaults(operation, search.join('?')),
    ...headerFaults(operation, headers),
    ...bodyFaults(operation, body),
  ];
}

/** The operation that a message at a store belongs to, by the store's own path. */
export function declaredOperationAt(
  catalog: readonly Operation[],
  { method, url }: SentValues,
): StoreOperation | undefined {
  return catalog.find(
    (each): each is StoreOperation => each.recipe === undefined && each.method === method && isAt(each, url),
  );
}
