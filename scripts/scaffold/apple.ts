// Generates an App Store Connect row, from Apple's contract if it has the route.
import type { Operation } from '../../connector/core/operation.ts';
import { capital, phrase, plural, singular } from '../../connector/stores/apple/naming.ts';
import { isRelated } from '../apple-contract/answer.ts';
import type { NewOperation } from './ask.ts';
import { linkQuery, type NewBody, newBodyOf } from './body.ts';
import type { ChangeSet } from './changeSet.ts';
import { quoted, rowText } from './code.ts';
import { type Held, type KnownRoute, knownAt } from './contract.ts';
import { inputsOf } from './inputs.ts';
import { camel, sentences } from './naming.ts';
import { type Picked, picked } from './pick.ts';
import { findKind, isAlike, makeKind, type NewResource } from './resource.ts';
import { exportedBy, freeName, nameBeside, type Piece } from './source.ts';

export interface NewRow {
  readonly piece: Piece;
  /** The required inputs, named as in the relay's validation error. */
  readonly required: readonly string[];
  /** Facts that Apple does not document, or tasks for the developer who adds the row. */
  readonly notes: readonly string[];
}

const FOLDER = 'connector/stores/apple';

/** All parts of the row. */
interface Parts {
  readonly wanted: NewOperation;
  readonly known: KnownRoute;
  readonly kind: NewResource | undefined;
  readonly place: Picked | undefined;
  readonly body: NewBody | undefined;
}

export function makeApple(changes: ChangeSet, wanted: NewOperation, catalog: readonly Operation[]): NewRow {
  const { method, path } = wanted;
  const found = knownAt(method, path);
  const known = found ?? guessed(wanted);
  refuseOthers(wanted, known);
  const parts = partsOf(changes, wanted, known, catalog);
  const type = typeHeld(known, path);
  const source = found ? `Source: Apple's OpenAPI document 4.4.1, ${type}.` : 'Apple documents none of it yet.';
  const about = `${capital(plural(parts.kind?.what ?? phrase(singular(type))))} of App Store Connect. ${source}`;
  const declared = parts.kind?.declared ?? '';
  const row = rowOf(parts, parametersOf(parts, catalog));
  const late = `Apple's contract does not know ${method} ${path}: npm test will say so until it does.`;
  return {
    piece: { ...fileOf(changes, type), about, declared, row },
    required: requiredOf(parts),
    notes: found ? [] : [late],
  };
}

/** A route that the contract does not have: one resource, or several, known by name only. */
function guessed({ path, method }: NewOperation): KnownRoute {
  const last = path.split('/').at(-1) ?? '';
  const type = last === '{id}' ? (path.split('/').at(-2) ?? '') : last;
  const held: Held = { name: capital(camel(singular(type))), type, schema: {} };
  const many = method === 'GET' && last !== '{id}';
  const limit = { name: 'limit', required: false, many: false, kind: 'number' } as const;
  const operation = { name: '', parameters: new Map(many ? [['limit', limit] as const] : []), status: 200 };
  return { operation, many, ...(method !== 'DELETE' && { held }) };
}

function refuseOthers({ path, method }: NewOperation, { operation, held }: KnownRoute): void {
  const last = path.split('/').at(-1) ?? '';
  if (path.includes('/relationships/') && method === 'GET')
    throw new Error(`${path} gives nothing but IDs. Take GET ${path.replace('/relationships', '')} instead.`);
  if (operation.answer !== undefined && !held)
    throw new Error(
      `${last} is a file or a table (${operation.answer}), not a resource. Write the row by hand, as connector/stores/apple/reports.ts or performance.ts do.`,
    );
}

function partsOf(changes: ChangeSet, wanted: NewOperation, known: KnownRoute, catalog: readonly Operation[]): Parts {
  const { id, method, path } = wanted;
  const [, , above = '', of] = path.split('/');
  const there = findKind(changes, known.held?.type ?? above);
  const beside = nameBeside(changes, fileOf(changes, typeHeld(known, path)));
  const kind = known.held && (there ?? makeKind(known.held, known, catalog, beside));
  if (known.held && there && !isAlike(there, known.held, catalog))
    throw new Error(
      `Apple has another form of ${known.held.type} here than ${there.file} describes, often an older one. Write the row by hand.`,
    );
  const what = (kind ?? there)?.what ?? phrase(singular(above));
  const place = of === '{id}' ? picked(above, catalog) : undefined;
  return { wanted, known, kind, place, body: newBodyOf(known, id, method, what) };
}

function typeHeld({ held }: KnownRoute, path: string): string {
  return held?.type ?? path.split('/')[2] ?? '';
}

function rowOf(parts: Parts, parameters: readonly string[]): string {
  const { wanted, kind, body } = parts;
  const { id, method, path } = wanted;
  const { summary, description } = sentences(id);
  const readsOne = kind !== undefined && method === 'GET' && path.endsWith('/{id}');
  return rowText(id, [
    `route: '${method} ${path}'`,
    `summary: ${quoted(summary)}`,
    `description: ${quoted(description)}`,
    `access: '${method === 'GET' ? 'read' : 'write'}'`,
    readsOne ? "responseIdFrom: 'id'" : '',
    parameters.length > 0 ? `parameters: [${parameters.join(', ')}]` : '',
    body?.columns ?? '',
    parameters.includes('cursor') ? 'pages: applePages(200)' : '',
    `responds: ${kind ? `${kind.constant}.${answerOf(parts)}` : 'none'}`,
  ]);
}

function parametersOf(parts: Parts, catalog: readonly Operation[]): readonly string[] {
  const { known, kind, place } = parts;
  const all = [
    ...(place ? [place.input] : []),
    ...(isUnlinking(parts) ? [linkQuery] : []),
    ...inputsOf(known, kind, catalog),
    ...(place?.choosers ?? []),
  ];
  return [...new Set(all)];
}

/** The file with rows of this resource type, or a new one named after it. */
function fileOf(changes: ChangeSet, type: string): Pick<Piece, 'store' | 'file' | 'exported'> {
  const store = 'apple';
  const file = findKind(changes, type)?.file ?? `${FOLDER}/${type}.ts`;
  const text = changes.read(file);
  const exported = text === undefined ? undefined : exportedBy(text, 'apple');
  if (text === undefined || exported) return { store, file, exported: exported ?? freeName(changes, store, type) };
  return { store, file: `${FOLDER}/${type}Rows.ts`, exported: freeName(changes, store, `${type}Rows`) };
}

function requiredOf(parts: Parts): readonly string[] {
  return [
    ...[...parts.known.operation.parameters.values()]
      .filter((each) => each.required)
      .map(({ name }) => `query.${name}`),
    ...(isUnlinking(parts) ? ['query.ids'] : []),
    ...(parts.body?.required ?? []).map((name) => `body.${name}`),
  ];
}

/** A related resource may be null. */
function answerOf({ wanted: { method, path }, known }: Parts): string {
  if (known.many) return 'page';
  return method === 'GET' && isRelated(path) ? 'related' : 'document';
}

function isUnlinking({ wanted, body }: Parts): boolean {
  return body !== undefined && wanted.method === 'DELETE';
}
