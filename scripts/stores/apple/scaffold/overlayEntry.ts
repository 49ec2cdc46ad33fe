// Adds words to an operation of Apple's contract: an entry in an overlay makes it an action of the connector.
import type { Operation } from '../../../../connector/core/operation.ts';
import { relationInput } from '../../../../connector/stores/apple/bodyInputs.ts';
import type { BodyFacts, Contract, OperationFacts } from '../../../../connector/stores/apple/contract.ts';
import { openContract } from '../../../../connector/stores/apple/contractFile.ts';
import { phrase, plural, singular } from '../../../../connector/stores/apple/naming.ts';
import type { NewOperation } from '../../../scaffold/ask.ts';
import { type ChangeSet, readAll } from '../../../scaffold/changeSet.ts';
import { quoted, recordText } from '../../../scaffold/code.ts';
import { sentences } from '../../../scaffold/naming.ts';
import type { NewRow, SimulatedList } from '../../../scaffold/storeScaffold.ts';
import { knownAt } from './contractRoute.ts';
import { overlayFor, putEntry } from './overlayFile.ts';
import { type Picked, picked } from './pathChoices.ts';

type Words = NonNullable<NewOperation['words']>;

const FACTS = 'connector/stores/apple/contract.generated.json';

export function makeApple(changes: ChangeSet, wanted: NewOperation, catalog: readonly Operation[]): NewRow {
  const contract = openContract(JSON.parse(readAll(changes, FACTS)));
  const of = operationAt(contract, wanted);
  const facts = contract.operation(of) as OperationFacts;
  refuseOthers(wanted, facts);
  const { labels = {} } = wanted.words ?? {};
  const place = overlayFor(changes, resourceOf(facts), wanted.path);
  const resource = place.isKnown || !place.resource ? '' : resourceText(contract, place.resource, labels);
  const entry = entryText(wanted, of, facts, placeOf(wanted, catalog));
  putEntry(changes, place, resource, entry);
  refuseLabels(labels, `${resource}${entry}`);
  return {
    ...{ file: place.file, exported: place.exported, required: requiredOf(wanted, facts) },
    ...(facts.answer && 'page' in facts.answer && { list: listAt(wanted.path) }),
    notes: notesOf(facts),
  };
}

/** The first text of an action; the lists of Apple have pages. */
export function appleSentences(id: string) {
  const { summary, description } = sentences(id, '', phrase);
  const isList = /^List[A-Z]/.test(id);
  return { summary, description: isList ? description.replace(/\.$/, ', one page at a time.') : description };
}

function listAt(path: string): SimulatedList {
  return { items: 'data', ...(/^\/v\d\/apps\/\{id\}\/\w+$/.test(path) && { parents: 'ListApps' }) };
}

/** Apple's operationId of a method and path. */
function operationAt(contract: Contract, { method, path }: Pick<NewOperation, 'method' | 'path'>): string {
  knownAt(method, path); // says which methods the path has
  const found = contract.names.find((id) => sameRoute(contract.outline(id)?.route ?? '', `${method} ${path}`));
  if (found !== undefined) return found;
  throw new Error(
    `Apple's document ${contract.version} does not have ${method} ${path}. If a newer one has it: npm run contract -- openapi.json`,
  );
}

function sameRoute(one: string, other: string): boolean {
  const blank = (route: string): string => route.replace(/\{\w+\}/g, '{}');
  return blank(one) === blank(other);
}

function refuseOthers({ path, method }: NewOperation, { answer }: OperationFacts): void {
  if (!answer || 'one' in answer || 'page' in answer) return;
  if (path.includes('/relationships/') && method === 'GET')
    throw new Error(`${path} gives nothing but IDs. Take GET ${path.replace('/relationships', '')} instead.`);
  throw new Error(
    `${path.split('/').at(-1)} is a file or a table, not a resource. Write the overlay by hand, with its response, as connector/stores/apple/overlay/performance.ts does.`,
  );
}

/** A label that is not one of an input or attribute would be lost. */
function refuseLabels(labels: Words['labels'], text: string): void {
  const lost = Object.entries(labels).find(([, label]) => !text.includes(`title: ${quoted(label)}`));
  if (lost) throw new Error(`The operation has no new input or attribute "${lost[0]}" to be called "${lost[1]}".`);
}

function resourceOf({ answer }: OperationFacts): string | undefined {
  if (!answer) return undefined;
  return 'one' in answer ? answer.one : 'page' in answer ? answer.page : undefined;
}

function resourceText(contract: Contract, name: string, labels: Words['labels']): string {
  const { type = name, attributes = {} } = contract.resources[name] ?? {};
  const what = singular(phrase(type));
  const others = plural(what) === `${what}s` ? [] : ([['plural', quoted(plural(what))]] as const);
  const members = [
    ['what', quoted(what)] as const,
    ...others,
    ['attributes', wordsText(Object.keys(attributes), labels)] as const,
  ];
  return `    ${name}: ${recordText(members)},`;
}

/** The parameter of the path, unless it is a usual one, and the inputs that its drop-down requires. */
function placeOf({ path }: NewOperation, catalog: readonly Operation[]): Picked | undefined {
  const [, , above = '', of] = path.split('/');
  return of === '{id}' ? picked(above, catalog) : undefined;
}

function entryText(wanted: NewOperation, of: string, facts: OperationFacts, place: Picked | undefined): string {
  const { id, method, words } = wanted;
  const { labels, ...given }: Words = words ?? { labels: {} };
  const { summary, description } = { ...appleSentences(id), ...given };
  const access = given.access ?? (method === 'GET' ? undefined : 'write');
  const inputs = Object.keys(facts.query ?? {}).filter((name) => /^(filter|exists)\[/.test(name));
  const names = facts.body ? bodyNames(facts.body, wanted.path) : [];
  const members: readonly (readonly [string, string])[] = [
    ['of', quoted(of)],
    ['summary', quoted(summary)],
    ['description', quoted(description)],
    ...(access && access !== 'publish' ? [['access', quoted(access)] as const] : []),
    ...(given.visibility ? [['visibility', quoted(given.visibility)] as const] : []),
    ...(place?.input ? [['path', place.input] as const] : []),
    ...(inputs.length > 0 ? [['inputs', wordsText(inputs, labels)] as const] : []),
    ...(facts.body ? [['body', `[${quoted(`${id}Inputs`)}, ${wordsText(names, labels)}]`] as const] : []),
    ...(place && place.choosers.length > 0 ? [['choosers', `[${place.choosers.join(', ')}]`] as const] : []),
  ];
  return `    ${id}: ${recordText(members)},`;
}

/** Each takes its words from Apple's name, but for the labels that are given. */
function wordsText(names: readonly string[], labels: Words['labels']): string {
  return recordText(
    names.map((name) => [name, labels[name] === undefined ? '{}' : `{ title: ${quoted(labels[name])} }`]),
  );
}

/** Relationships first, as in the definition. */
function bodyNames(body: BodyFacts, path: string): readonly string[] {
  if ('links' in body) return [path.split('/').at(-1) ?? body.links];
  return [body.one, body.many, body.attributes].flatMap((table) => Object.keys(table ?? {}));
}

function requiredOf({ method, path }: NewOperation, { query = {}, body }: OperationFacts): readonly string[] {
  const inQuery = Object.entries(query).filter(([, shape]) => String(shape).includes('|required'));
  const place = method === 'DELETE' ? 'query' : 'body';
  return [
    ...inQuery.map(([name]) => `query.${name}`),
    ...(body ? requiredInputs(body, path).map((name) => `${place}.${name}`) : []),
  ];
}

function requiredInputs(body: BodyFacts, path: string): readonly string[] {
  if ('links' in body) return [relationInput(path.split('/').at(-1) ?? '', body.many === true)];
  const isRequired = ([, shape]: readonly [string, unknown]): boolean => JSON.stringify(shape).includes('required');
  const names = (table: object | undefined) => Object.entries(table ?? {}).filter(isRequired);
  return [
    ...names(body.one).map(([name]) => relationInput(name, false)),
    ...names(body.many).map(([name]) => relationInput(name, true)),
    ...names(body.attributes).map(([name]) => name),
  ];
}

function notesOf({ body, deprecated }: OperationFacts): readonly string[] {
  const creates = body && 'included' in body ? body.included : undefined;
  return [
    ...(deprecated ? ['Apple has deprecated this operation.'] : []),
    ...(creates ? [`Apple creates ${creates.join(', ')} in the same call. The action does not: it takes IDs.`] : []),
  ];
}
