// Writes a row from what the rows beside it have: the store has no form of its own for `npm run new`.
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { stores } from '../../connector/core/stores.ts';
import type { NewOperation } from './ask.ts';
import type { ChangeSet } from './changeSet.ts';
import { literalOf, quoted, recordText, rowText } from './code.ts';
import type { NewWords } from './flags.ts';
import { camel, nounPhrase, nounTitle, sentences } from './naming.ts';
import { type ParentList, parentListOf, pathParameterAt, siblingsOf } from './neighbors.ts';
import type { ScaffoldStore } from './scaffoldStores.ts';
import { exportedBy, freeName, type Piece } from './source.ts';
import type { NewRow, StoreScaffold } from './storeScaffold.ts';

export interface PlacedRow extends NewRow {
  readonly piece: Piece;
}

/** `catalog` has all operations. */
export function makeRow(
  changes: ChangeSet,
  wanted: NewOperation,
  catalog: readonly Operation[],
  { scaffold, titleInTexts }: ScaffoldStore,
): PlacedRow {
  const { store, method, path, words } = wanted;
  const { title } = stores[store];
  const place = fileOf(changes, wanted, scaffold);
  const about = `${nounTitle(lastWord(path))} of ${title}. Source: name the page of the documentation here.`;
  const beside = siblingsOf(wanted, catalog);
  const row = rowOf(wanted, sentences(wanted.id, titleInTexts), {
    inputs: pathInputs(wanted, catalog, scaffold),
    queries: beside.queries.map((each) => sharedName(each, scaffold) ?? parameterText('query', each)),
    fields: Object.entries(beside.fields).map(([name, shape]) => [
      name,
      sharedName(shape, scaffold) ?? literalOf(shape),
    ]),
    response: beside.responses.map((each) => sharedName(each, scaffold)).find((name) => name !== undefined),
  });
  refuseLabels(words?.labels ?? {}, row);
  const into = method === 'GET' || method === 'DELETE' ? 'query' : 'body';
  return {
    ...place,
    piece: { store, ...place, about, row, shared: scaffold.shared ?? {} },
    required: [...beside.queries.map(({ name }) => name), ...Object.keys(beside.fields)].map(
      (name) => `${into}.${name}`,
    ),
    notes: [
      `${title} has no contract that a program could read: add the inputs and the shape of the response by hand.`,
    ],
  };
}

/** The last literal segment of a path: the object of the call. */
export function lastWord(path: string): string {
  return (
    path
      .split(/[/:]/)
      .filter((part) => /^[A-Za-z]/.test(part))
      .at(-1) ?? ''
  );
}

/** One of two routes equals the other or is its prefix. */
export function isNear(one: string, other: string): boolean {
  return one === other || `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

interface RowParts {
  readonly inputs: readonly string[];
  readonly queries: readonly string[];
  readonly fields: readonly (readonly [string, string])[];
  readonly response: string | undefined;
}

function rowOf(
  { id, method, path, words }: NewOperation,
  suggested: { readonly summary: string; readonly description: string },
  { inputs, queries, fields, response }: RowParts,
): string {
  const { summary, description, visibility, access }: Partial<NewWords> = { ...suggested, ...words };
  const parameters = [...inputs, ...queries];
  const required = `[${fields.map(([name]) => quoted(name)).join(', ')}]`;
  return rowText(id, [
    `route: '${method} ${path}'`,
    `summary: ${quoted(summary ?? '')}`,
    `description: ${quoted(description ?? '')}`,
    `access: ${quoted(access ?? (method === 'GET' ? 'read' : 'write'))}`,
    visibility === undefined ? '' : `visibility: ${quoted(visibility)}`,
    parameters.length > 0 ? `parameters: [${parameters.join(', ')}]` : '',
    fields.length > 0 ? `body: define(${quoted(`${id}Inputs`)}, object(${recordText(fields)}, ${required}))` : '',
    `responds: ${response ?? `define(${quoted(`${id}Response`)}, object({ result: field(text, 'Result', 'The response of the store.') }))`}`,
  ]);
}

/** In the file with a row of a near path, otherwise in a file of its own. */
function fileOf(
  changes: ChangeSet,
  { store, path }: NewOperation,
  { shared = {} }: StoreScaffold,
): { file: string; exported: string } {
  const folder = `connector/stores/${store}`;
  for (const file of changes.files(folder)) {
    const text = changes.read(file) ?? '';
    const exported = exportedBy(text, store, file);
    if (exported && routesIn(text).some((route) => isNear(route, path))) return { file, exported };
  }
  const name = camel(lastWord(path));
  const isFree = changes.read(`${folder}/${name}.ts`) === undefined;
  return {
    file: `${folder}/${name}${isFree ? '' : 'Rows'}.ts`,
    exported: freeName(changes, store, `${name}${isFree ? '' : 'Rows'}`, shared),
  };
}

function pathInputs(
  { store, path, words }: NewOperation,
  catalog: readonly Operation[],
  scaffold: StoreScaffold,
): readonly string[] {
  const all = Object.values(scaffold.shared ?? {}).flatMap((each) => Object.entries(each));
  return [...path.matchAll(/\{(\w+)\}/g)].map(({ index, 1: name = '' }) => {
    const known = pathParameterAt(path.slice(0, index), name, store, catalog);
    const shared = all.find(([, each]) => 'in' in each && each.in === 'path' && each.name === name);
    const constant = (known && sharedName(known, scaffold)) ?? shared?.[0];
    if (constant) return constant;
    const label = words?.labels[name];
    if (known) return parameterText('path', label === undefined ? known : { ...known, title: label });
    return newPathInput(name, label ?? nounTitle(name), parentListOf(path.slice(0, index), store, catalog));
  });
}

function newPathInput(name: string, title: string, list: ParentList | undefined): string {
  const noun = nounPhrase(name);
  const start = `path(${quoted(name)}, ${quoted(title)}, ${quoted(`The ${noun}.`)}`;
  if (list)
    return `${start}, { choices: ${literalOf({ ...list, parameters: { account: { parameter: 'account' } } })} })`;
  if (!/id$/i.test(name)) return `${start})`;
  throw new Error(
    `An ID in a path is picked from a list, and no row says from which. Write the operation that lists them first, with \`pages\`. Or name it otherwise, such as {${name.replace(/id$/i, '') || 'thing'}}: the name goes to no store.`,
  );
}

/** The constant of a value that rows import. */
function sharedName(value: Parameter | Schema, { shared = {} }: StoreScaffold): string | undefined {
  const all = Object.values(shared).flatMap((each) => Object.entries(each));
  return all.find(([, each]) => each === value)?.[0];
}

function parameterText(builder: 'path' | 'query', { name, schema, title, description, ...extra }: Parameter): string {
  const { in: _, required, ...others } = extra;
  const last = { ...others, ...(builder === 'query' && required && { required }) };
  const more = Object.keys(last).length > 0 ? `, ${literalOf(last)}` : '';
  const shape = builder === 'query' ? `${literalOf(schema)}, ` : '';
  return `${builder}(${quoted(name)}, ${shape}${quoted(title)}, ${quoted(description)}${more})`;
}

/** A label that is not one of a new input would be lost. */
function refuseLabels(labels: NewWords['labels'], row: string): void {
  const lost = Object.entries(labels).find(([, label]) => !row.includes(quoted(label)));
  if (lost) throw new Error(`The operation has no new input "${lost[0]}" to be called "${lost[1]}".`);
}

function routesIn(text: string): readonly string[] {
  return [...text.matchAll(/^ {4}route: '[A-Z]+ ([^']+)',$/gm)].map(([, path = '']) => path);
}
