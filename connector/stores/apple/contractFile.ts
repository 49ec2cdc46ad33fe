// The form of the facts in contract.generated.json, which leaves out what follows from Apple's names; opened operation by operation.
import type {
  AnswerFacts,
  BodyFacts,
  Contract,
  ContractFacts,
  OperationFacts,
  OperationOutline,
  Shape,
} from './contract.ts';
import { capital, singular } from './naming.ts';

/**
 * One operation in the file. Absent parts follow from its operationId:
 * - `route`: `apps_appTags_getToManyRelated` is `GET /v1/apps/{id}/appTags` (`usualRoute`)
 * - `tag`: the first part of the name with a capital letter, `Apps`
 * - `query`: names of parameters, separated by spaces; `fields[apps,builds]` are `fields[apps]` and `fields[builds]`.
 *   `name=shape` has a shape other than `parameters` has for the name; `include@apps_getInstance` is short for
 *   `include=*#include@apps_getInstance`, and `include@` for the same with the operation's own name.
 *   `@apps_getInstance` alone: the same parameters as that operation, which comes earlier in the file.
 * - `body`: of a resource; without its `type` it is the first part of the name, and an update has an `id`
 * - `answer`: the key of `AnswerFacts` and its value, such as `page App`, or empty for none. Absent: `usualAnswer`
 */
export interface StoredOperation extends Pick<OperationFacts, 'deprecated'> {
  readonly route?: string;
  readonly tag?: string;
  readonly query?: string;
  readonly body?: BodyFacts | Omit<ResourceBody, 'type' | 'id'>;
  readonly answer?: string;
}

export type ResourceBody = Extract<BodyFacts, { type: string }>;

/** All facts as the file has them. */
export interface StoredContract extends Pick<ContractFacts, 'version' | 'schemas' | 'resources'> {
  /** Enum values of parameters, separated by spaces. */
  readonly enumValues: Readonly<Record<string, string>>;
  /** The shape that most operations have for a parameter. A parameter with enum values of its name (`*#`) is left out. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, StoredOperation>>;
}

/** The shape of a parameter that `parameters` does not have: a list of its enum values in `words`. */
export const OWN_VALUES = '*#';

const methods: Readonly<Record<string, (of: string, related: string) => string>> = {
  getCollection: (of) => `GET /v1/${of}`,
  getInstance: (of) => `GET /v1/${of}/{id}`,
  createInstance: (of) => `POST /v1/${of}`,
  updateInstance: (of) => `PATCH /v1/${of}/{id}`,
  deleteInstance: (of) => `DELETE /v1/${of}/{id}`,
  getToManyRelated: (of, related) => `GET /v1/${of}/{id}/${related}`,
  getToOneRelated: (of, related) => `GET /v1/${of}/{id}/${related}`,
  getToManyRelationship: (of, related) => `GET /v1/${of}/{id}/relationships/${related}`,
  getToOneRelationship: (of, related) => `GET /v1/${of}/{id}/relationships/${related}`,
  createToManyRelationship: (of, related) => `POST /v1/${of}/{id}/relationships/${related}`,
  deleteToManyRelationship: (of, related) => `DELETE /v1/${of}/{id}/relationships/${related}`,
  replaceToManyRelationship: (of, related) => `PATCH /v1/${of}/{id}/relationships/${related}`,
  updateToOneRelationship: (of, related) => `PATCH /v1/${of}/{id}/relationships/${related}`,
};

/** The facts of a file; each is parsed when it is asked for. */
export function openContract(file: StoredContract): Contract {
  const { version, schemas, resources, operations, enumValues } = file;
  const read = new Map<string, OperationFacts>();
  const operation = (id: string): OperationFacts | undefined => {
    const stored = operations[id];
    if (!stored) return undefined;
    const facts = read.get(id) ?? operationOf(file, id, stored);
    read.set(id, facts);
    return facts;
  };
  return {
    ...{ version, schemas, resources, names: Object.keys(operations) },
    outline: (id) => operations[id] && outlineOf(id, operations[id]),
    operation,
    values: (name) => enumValues[name]?.split(' '),
  };
}

/** The route that Apple's names imply, or `undefined` for a name of another form. */
export function usualRoute(id: string): string | undefined {
  const [of = '', ...rest] = id.split('_');
  return methods[rest.at(-1) ?? '']?.(of, rest[0] ?? '');
}

/** The tag that Apple's names imply. */
export function usualTag(id: string): string {
  return capital(id.split('_')[0] ?? '');
}

/** The answer that Apple's names imply: the resource or a page of it; none for a name without a resource. */
export function usualAnswer(id: string): string {
  const [of = '', verb = ''] = id.split('_');
  if (verb === 'getCollection') return `page ${capital(singular(of))}`;
  return /^(get|create|update)Instance$/.test(verb) ? `one ${capital(singular(of))}` : '';
}

/** The type and ID of a body that Apple's names imply. */
export function usualBody(id: string): Pick<ResourceBody, 'type' | 'id'> {
  const [type = '', verb] = id.split('_');
  return { type, ...(verb === 'updateInstance' && { id: true }) };
}

function outlineOf(id: string, stored: StoredOperation): OperationOutline {
  const route = stored.route ?? usualRoute(id) ?? '';
  const tag = stored.tag ?? usualTag(id);
  const answer = stored.answer ?? usualAnswer(id);
  return { route, tag, ...(stored.deprecated && { deprecated: true }), ...(answer && { answer: answerOf(answer) }) };
}

function operationOf(file: StoredContract, id: string, stored: StoredOperation): OperationFacts {
  const [query, body] = [queryOf(file, id), stored.body && bodyOf(id, stored.body)];
  return { ...outlineOf(id, stored), ...(query && { query }), ...(body && { body }) };
}

function bodyOf(id: string, body: NonNullable<StoredOperation['body']>): BodyFacts {
  return 'type' in body || 'links' in body ? body : { ...usualBody(id), ...body };
}

function queryOf(
  file: Pick<StoredContract, 'operations' | 'parameters'>,
  id: string,
): Readonly<Record<string, Shape>> | undefined {
  const query = file.operations[id]?.query;
  if (query === undefined) return undefined;
  if (query.startsWith('@')) return queryOf(file, query.slice(1));
  const parsed: Record<string, Shape> = {};
  for (const each of query.split(' ')) {
    const [names = '', own, shape] = partsOf(each);
    if (own !== undefined) parsed[names] = `*#${names}@${own || id}`;
    else for (const name of ungroup(names)) parsed[name] = shape ?? file.parameters[name] ?? OWN_VALUES;
  }
  return parsed;
}

/** The name, the operation after `@`, and the shape after `=`. */
function partsOf(text: string): readonly [names: string, own?: string | undefined, shape?: string] {
  const equals = text.indexOf('=');
  if (equals >= 0) return [text.slice(0, equals), undefined, text.slice(equals + 1)];
  const at = text.indexOf('@');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** `fields[apps,builds]`: the names of both. */
function ungroup(names: string): readonly string[] {
  if (!names.includes(',')) return [names];
  const head = names.slice(0, names.indexOf('[') + 1);
  return names
    .slice(head.length, -1)
    .split(',')
    .map((each) => `${head}${each}]`);
}

function answerOf(answer: string): AnswerFacts {
  const [key = '', value] = answer.split(' ');
  return { [key]: value ?? true } as unknown as AnswerFacts;
}
