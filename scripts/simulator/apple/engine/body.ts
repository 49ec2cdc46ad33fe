// Validates a body against Apple's own schema and reports errors in Apple's words.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { once, remembered } from '../../../../connector/core/memoize.ts';
import type { SimulatedReply } from '../../httpMessage.ts';
import { type ContractSchema, refersTo, resolveReference, schemaNamed } from '../contract/source.ts';
import {
  missingAttribute,
  missingRelationship,
  unknownAttribute,
  unknownRelationship,
  unprocessable,
  wrongAttribute,
  wrongRelationship,
  wrongType,
} from '../entity.ts';
import { type AppleError, refuseApple } from '../errors.ts';

export interface Linkage {
  readonly type: string;
  readonly id: string;
}

export interface JsonApiEntity extends Linkage {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly relationships: Readonly<Record<string, { readonly data?: Linkage | readonly Linkage[] | null }>>;
  /** Resources that the request makes beside its own. */
  readonly included?: readonly Partial<JsonApiEntity>[];
}

const ajv = once(() => addFormats.default(new Ajv({ strict: false, allErrors: true, formats: { number: true } })));

const checkOf = remembered(
  (name: string): ValidateFunction =>
    ajv().compile({ $ref: `#/components/schemas/${name}`, components: { schemas: reachable(name) } }),
);

/** What is missing in a body, or the error of a value in it. */
interface Words {
  readonly missing: (name: string) => AppleError;
  readonly wrong: (name: string, error: ErrorObject) => AppleError;
}

const parts: Readonly<Record<string, Words>> = {
  attributes: {
    missing: missingAttribute,
    wrong: (name, { keyword, instancePath, message = '' }) =>
      keyword === 'format' ? wrongAttribute(name, `The value ${message}`) : wrongType(name, instancePath, message),
  },
  relationships: {
    missing: missingRelationship,
    wrong: (name, { instancePath, message }) => wrongRelationship(name, `The value at '${instancePath}' ${message}`),
  },
};

/** The complete resource of a body: omitted parts are empty, so that each missing member is reported. */
export function readEntity(name: string, text: string): JsonApiEntity | SimulatedReply {
  const body = parse(text);
  if (!isObject(body) || !isObject(body.data))
    return refused([unprocessable("There must be an object 'data'", '/data')]);
  const entity = { attributes: {}, relationships: {}, ...body.data } as unknown as JsonApiEntity;
  const faults = judged(name, { ...body, data: entity });
  const all = faults.length > 0 ? faults : unknownNames(name, entity);
  if (all.length > 0) return refused(all);
  const { included } = body as { readonly included?: JsonApiEntity['included'] };
  return included ? { ...entity, included } : entity;
}

/** The linkages of a body: one, several or, to clear a relationship, none. */
export function readLinkages(name: string, text: string): readonly Linkage[] | SimulatedReply {
  const body = parse(text);
  if (!isObject(body)) return refused([unprocessable("There must be an object with 'data'", '/')]);
  // Apple's document does not allow null to clear a relationship; its prose does
  if (body.data === null) return [];
  const faults = judged(name, body);
  return faults.length > 0 ? refused(faults) : ([body.data].flat() as unknown as readonly Linkage[]);
}

export function isBodyRefusal(value: object): value is SimulatedReply {
  return 'status' in value && typeof value.status === 'number';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** 422 for a body that is no document, 409 for an invalid document. */
function refused(faults: readonly AppleError[]): SimulatedReply {
  return refuseApple(faults.some(({ code }) => code === 'ENTITY_UNPROCESSABLE') ? 422 : 409, ...faults);
}

function judged(name: string, body: unknown): readonly AppleError[] {
  const check = checkOf(name);
  return check(body) ? [] : (check.errors ?? []).filter(isReported).map(faultOf);
}

/** Apple's schemas allow unknown names; Apple's API does not. */
function unknownNames(name: string, { type, attributes, relationships }: JsonApiEntity): readonly AppleError[] {
  const { properties } = resolveReference(schemaNamed(name).properties?.data);
  const strange = (part: string, given: object): readonly string[] =>
    Object.keys(given).filter((each) => !Object.hasOwn(properties?.[part]?.properties ?? {}, each));
  return [
    ...strange('attributes', attributes).map((each) => unknownAttribute(each, type)),
    ...strange('relationships', relationships).map((each) => unknownRelationship(each, type)),
  ];
}

/** Drops the error that a value is not null, which is redundant. */
function isReported({ keyword, params }: ErrorObject): boolean {
  return keyword !== 'anyOf' && !(keyword === 'type' && params.type === 'null');
}

function faultOf(error: ErrorObject): AppleError {
  const { instancePath, keyword, params, message = '' } = error;
  const [, , part = '', name] = instancePath.split('/');
  const missing = keyword === 'required' ? String(params.missingProperty) : undefined;
  const words = parts[part];
  if (words && name !== undefined) return words.wrong(name, error);
  if (words && missing !== undefined) return words.missing(missing);
  const detail = missing === undefined ? `The value ${message}` : `There is no '${missing}' here`;
  return unprocessable(detail, instancePath || '/');
}

/** Apple writes `nullable` beside a `$ref`, which JSON Schema lacks, and beside an enum, where ajv accepts null only if the enum lists it. */
function orNull(_: string, value: unknown): unknown {
  if (!isObject(value) || value.nullable !== true) return value;
  if (value.$ref !== undefined) return { anyOf: [{ $ref: value.$ref }, { type: 'null' }] };
  return Array.isArray(value.enum) ? { ...value, enum: [...value.enum, null] } : value;
}

function copyOf(schema: ContractSchema): ContractSchema {
  return JSON.parse(JSON.stringify(schema), orNull);
}

/** A schema with only the schemas that it references: compiling the whole document takes ajv a fifth of a second. */
function reachable(name: string, found: Record<string, ContractSchema> = {}): Record<string, ContractSchema> {
  if (name in found) return found;
  found[name] = copyOf(schemaNamed(name));
  for (const next of refersTo(schemaNamed(name))) reachable(next, found);
  return found;
}
