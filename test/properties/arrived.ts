// What a store finds in a message: the inputs of the call, read back by the words of the row.

import type { DocumentForm } from '../../connector/core/documentForm.ts';
import { isJsonObject } from '../../connector/core/json.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Input } from './inputs.ts';
import { type SentValues, travelling } from './inside.ts';

type Values = Readonly<Record<string, unknown>>;

export interface Arrived {
  readonly path: Values;
  /** As texts, wherever they travelled. */
  readonly query: Values;
  readonly body: unknown;
}

/** A name on its way into a form keeps what cannot end its line. */
function inForm(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\]/g, '_');
}

/** What has to arrive of a call: everything, but for what stays here. */
export function given(operation: StoreOperation, { path, query, body }: Input): Arrived {
  const names = travelling(operation);
  const values = Object.fromEntries(query.filter(([name]) => names.includes(name)));
  const { fileName } = values;
  const asked = { ...values, ...(operation.bodyEncoding === 'form' && fileName && { fileName: inForm(fileName) }) };
  return {
    path,
    query: asTexts(inMilliseconds(operation, asked)),
    body: isJsonObject(body) ? inMilliseconds(operation, body) : body,
  };
}

/** The times that the row names, as milliseconds since 1970. */
function inMilliseconds({ milliseconds = [] }: StoreOperation, values: Values): Values {
  const times = milliseconds.filter((name) => values[name] !== undefined);
  return { ...values, ...Object.fromEntries(times.map((name) => [name, Date.parse(String(values[name]))])) };
}

function idIn(type: string, { type: found, id, ...rest }: Record<string, unknown>): unknown {
  return found === type && Object.keys(rest).length === 0 ? id : `${found} instead of ${type}`;
}

function idsIn(type: string, data: unknown): unknown {
  return Array.isArray(data) ? data.map((each) => idIn(type, each)) : idIn(type, data as Record<string, unknown>);
}

/** The inputs behind a JSON:API document; what is wrong with it stands where the input would. */
function flattened(form: DocumentForm, { data }: { data: Record<string, unknown> }, path: Values): Values {
  if ('links' in form) return { [form.links]: idsIn(form.type, data) };
  const { type, id, attributes, relationships, ...rest } = data;
  const wrong = {
    ...(type !== form.type && { '(type)': type }),
    ...(id !== (form.id && path[form.id]) && { '(id)': id }),
  };
  const related = Object.entries(relationships ?? {}).map(([name, { data: linked }]) => {
    const [input = `(${name})`, relation] =
      Object.entries(form.relations).find(([, each]) => each.relationship === name) ?? [];
    return [input, idsIn(relation?.type ?? '', linked)];
  });
  return { ...(attributes ?? {}), ...Object.fromEntries(related), ...rest, ...wrong };
}

function pathIn({ path }: StoreOperation, url: string): Values {
  const segments = (url.split('?')[0] ?? '').split('/');
  const named = path
    .split('/')
    .flatMap((part, at) => (part.startsWith('{') ? [[part.slice(1, -1), segments[at]]] : []));
  return Object.fromEntries(named.map(([name, value]) => [name, decodeURIComponent(value ?? '')]));
}

function asTexts(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}

/** The fields and the file of a multipart form. */
function formIn(body: string): { fields: Values; file: string } {
  const [, boundary = ''] = /^(--[\w-]+)\r\n/.exec(body) ?? [];
  const parts = body
    .split(`${boundary}\r\n`)
    .slice(1)
    .map((part) => part.replace(new RegExp(`\r\n(${boundary}--\r\n)?$`), ''));
  const read = parts.map((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    return {
      name: / name="([^"]*)"/.exec(head)?.[1],
      fileName: / filename="([^"]*)"/.exec(head)?.[1],
      text: rest.join('\r\n\r\n'),
    };
  });
  const file = read.find(({ fileName }) => fileName !== undefined);
  const fields = read.filter((part) => part !== file).map(({ name = '', text }) => [name, text]);
  return { fields: { ...Object.fromEntries(fields), fileName: file?.fileName }, file: file?.text ?? '' };
}

function cookiesIn(header: unknown): Values {
  return Object.fromEntries(
    String(header)
      .split('; ')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

/** Some stores take a list as a repeated name, others as one text with commas. */
function queryIn(url: string): Values {
  const { searchParams } = new URL(url, 'https://store.example');
  return Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name).join(',')]));
}

export function arrived(operation: StoreOperation, { url, headers, body }: SentValues): Arrived {
  const { bodyEncoding: bodyAs, queryEncoding: queryAs, document } = operation;
  const path = pathIn(operation, url);
  const query = queryIn(url);
  if (bodyAs === 'cookies') return { path, query, body: cookiesIn(headers.cookie) };
  if (bodyAs === 'form') return { path, query: { ...query, ...formIn(body).fields }, body: formIn(body).file };
  if (body === '') return { path, query, body: undefined };
  const json = JSON.parse(body);
  const inputs = document ? flattened(document, json, path) : json;
  return queryAs === 'body'
    ? { path, query: { ...query, ...asTexts(inputs) }, body: undefined }
    : { path, query, body: inputs };
}
