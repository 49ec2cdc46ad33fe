// Converts between flat inputs and the JSON:API documents of App Store Connect, as declared by the row.

import type { DocumentForm } from '../../../connector/core/documentForm.ts';
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';
import type { DocumentFormat } from '../../pipeline/storeDefinition.ts';

export const jsonApi: DocumentFormat = { toDocument, fromDocument };

type ResourceForm = Extract<DocumentForm, { relations: unknown }>;

/** An invalid ID that validation always rejects, for a resource of another type. */
const NO_ID = false;

/** Builds the document from flat inputs. */
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
 * Converts a document in Apple's documented format to flat inputs, so that requests written for the store work here
 * too. Anything else is returned unchanged, and validation reports it.
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

/** The IDs in a relationship; null means an empty relationship. */
function idsIn(type: string, data: unknown): unknown {
  if (Array.isArray(data)) return data.map((each) => idOf(type, each));
  return data === null ? null : idOf(type, data);
}

/** The input of a relationship, with its ID or IDs; an unknown relationship keeps its name and is rejected. */
function related(form: ResourceForm, relationship: string, value: unknown): readonly [string, unknown] {
  const found = Object.entries(form.relations).find(([, relation]) => relation.relationship === relationship);
  if (!found) return [relationship, value];
  const [input, { type }] = found;
  return [input, isJsonObject(value) ? idsIn(type, value.data) : value];
}

function idOf(type: string, data: unknown): unknown {
  return isJsonObject(data) && data.type === type ? data.id : NO_ID;
}
