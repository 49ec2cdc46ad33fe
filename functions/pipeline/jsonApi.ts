// Flat inputs <-> the JSON:API document that App Store Connect wants, as the row of the operation says.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { DocumentForm } from '../../connector/core/operation.ts';

type ResourceForm = Extract<DocumentForm, { relations: unknown }>;

/** No ID at all, which every check refuses: a resource of another type must not pass for one of this type. */
const NO_ID = false;

/** The document for these inputs. */
export function toDocument(form: DocumentForm, inputs: unknown, path: Readonly<Record<string, string>>): JsonObject {
  const values = isJsonObject(inputs) ? inputs : {};
  if ('links' in form) return { data: linkage(form.type, values[form.links], form.many) };
  const { included } = form;
  const { [included ?? '']: made, ...own } = values;
  return {
    data: resource(form, included === undefined ? values : own, path),
    ...(made !== undefined && { included: made }),
  };
}

/**
 * The flat inputs of a document that a caller wrote as Apple's documentation shows it: what is written for the store
 * itself works here, too. Anything else is returned as it is; the check of the call names what is wrong with it.
 */
export function fromDocument(form: DocumentForm, body: unknown): unknown {
  if (!isJsonObject(body) || !('data' in body)) return body;
  const { data, ...beside } = body;
  const carries = 'links' in form ? undefined : form.included;
  if (!Object.keys(beside).every((name) => name === carries)) return body;
  if ('links' in form) return { [form.links]: idsIn(form.type, data) };
  if (!isJsonObject(data) || data.type !== form.type) return body;
  const { type: _, id: __, attributes = {}, relationships = {}, ...unknown } = data;
  if (!isJsonObject(attributes) || !isJsonObject(relationships)) return body;
  const inputs = Object.entries(relationships).map(([name, value]) => related(form, name, value));
  return { ...attributes, ...Object.fromEntries(inputs), ...unknown, ...beside };
}

function linkage(type: string, ids: unknown, many?: true): unknown {
  return many ? (ids as readonly string[]).map((id) => ({ type, id })) : ids === null ? null : { type, id: ids };
}

function resource(
  { type, id, relations }: ResourceForm,
  inputs: JsonObject,
  path: Readonly<Record<string, string>>,
): JsonObject {
  const given = Object.entries(inputs).filter(([, value]) => value !== undefined);
  const relationships = given.flatMap(([name, value]) => {
    const relation = relations[name];
    return relation ? [[relation.relationship, { data: linkage(relation.type, value, relation.many) }]] : [];
  });
  const attributes = given.filter(([name]) => !relations[name]);
  return {
    type,
    ...(id !== undefined && { id: path[id] }),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
    ...(relationships.length > 0 && { relationships: Object.fromEntries(relationships) }),
  };
}

/** Null is what a relationship without a resource holds: no ID is given then. */
function idsIn(type: string, data: unknown): unknown {
  if (Array.isArray(data)) return data.map((each) => idOf(type, each));
  return data === null ? null : idOf(type, data);
}

/** The input that a relationship stands for, with its ID or IDs; one that no input stands for keeps its name, and is refused. */
function related(form: ResourceForm, relationship: string, value: unknown): readonly [string, unknown] {
  const found = Object.entries(form.relations).find(([, relation]) => relation.relationship === relationship);
  if (!found) return [relationship, value];
  const [input, { type }] = found;
  return [input, isJsonObject(value) ? idsIn(type, value.data) : value];
}

function idOf(type: string, data: unknown): unknown {
  return isJsonObject(data) && data.type === type ? data.id : NO_ID;
}
