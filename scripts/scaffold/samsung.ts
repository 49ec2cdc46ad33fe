// Generates a Galaxy Store row, for which no contract exists, and its simulator stub.
import type { Operation } from '../../connector/core/operation.ts';
import { phrase, titleOf } from '../../connector/stores/apple/naming.ts';
import type { NewRow } from './apple.ts';
import type { NewOperation } from './ask.ts';
import type { ChangeSet } from './changeSet.ts';
import { quoted, rowText } from './code.ts';
import { camel, sentences } from './naming.ts';
import { exportedBy, freeName, type Piece } from './source.ts';

export interface SamsungRow extends NewRow {
  readonly piece: Piece;
}

const FOLDER = 'connector/stores/samsung';

export function makeSamsung(changes: ChangeSet, wanted: NewOperation, catalog: readonly Operation[]): SamsungRow {
  const { method, path } = wanted;
  const about = `${titleOf(lastWord(path))} of Galaxy Store. Source: the page of Samsung's that says so.`;
  const row = rowOf(wanted, catalog);
  const place = fileOf(changes, path);
  return {
    ...place,
    piece: { store: 'samsung', ...place, about, declared: '', row },
    isList: false,
    required: isAboutApp(path) ? [`${takesBody(method) ? 'body' : 'query'}.contentId`] : [],
    notes: ['Samsung has no contract that a program could read: add the inputs and the shape of the answer by hand.'],
  };
}

/** The last literal segment of a path: the object of the call. */
export function lastWord(path: string): string {
  return (
    path
      .split('/')
      .filter((part) => /^[A-Za-z]/.test(part))
      .at(-1) ?? ''
  );
}

/** One of two routes equals the other or is its prefix. */
export function isNear(one: string, other: string): boolean {
  return one === other || `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

/** Every call below it is about one app. */
export function isAboutApp(path: string): boolean {
  return path.startsWith('/seller/v2/content/');
}

function rowOf({ id, method, path }: NewOperation, catalog: readonly Operation[]): string {
  const { summary, description } = sentences(id, 'Galaxy Store');
  const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => inputOf(name));
  const parameters = [...places, ...(isAboutApp(path) && !takesBody(method) ? ['inApp'] : [])];
  return rowText(id, [
    `route: '${method} ${path}'`,
    `summary: ${quoted(summary)}`,
    `description: ${quoted(description.replace(', one page at a time', ''))}`,
    `access: '${method === 'GET' ? 'read' : 'write'}'`,
    parameters.length > 0 ? `parameters: [${parameters.join(', ')}]` : '',
    isAboutApp(path) && takesBody(method)
      ? `body: define('Galaxy${id}Inputs', object({ contentId: appField }, ['contentId']))`
      : '',
    `responds: ${answerOf(path, answerName(id, catalog))}`,
  ]);
}

function fileOf(changes: ChangeSet, path: string): { file: string; exported: string } {
  for (const file of changes.files(FOLDER)) {
    const text = changes.read(file) ?? '';
    const exported = exportedBy(text, 'samsung');
    if (exported && routesIn(text).some((route) => isNear(route, path))) return { file, exported };
  }
  const name = camel(lastWord(path));
  const isFree = changes.read(`${FOLDER}/${name}.ts`) === undefined;
  return {
    file: `${FOLDER}/${name}${isFree ? '' : 'Rows'}.ts`,
    exported: freeName(changes, 'samsung', `${name}${isFree ? '' : 'Rows'}`),
  };
}

function takesBody(method: string): boolean {
  return method !== 'GET' && method !== 'DELETE';
}

function inputOf(name: string): string {
  if (name === 'packageName') return 'inPackage';
  if (/id$/i.test(name))
    throw new Error(
      `An ID in a path is picked from a list, and nothing tells from which. Name it otherwise, such as {${name.replace(/id$/i, '') || 'thing'}}: the name goes to no store.`,
    );
  return `path(${quoted(name)}, ${quoted(titleOf(name))}, ${quoted(`The ${phrase(name)}.`)})`;
}

/** The known minimum: the envelope of the newer calls, or a first field. */
function answerOf(path: string, name: string): string {
  return path.startsWith('/seller/v2/')
    ? 'done'
    : `define(${quoted(name)}, object({ result: field(text, 'Result', 'What Galaxy Store answers.') }))`;
}

/** The name of the response in the definition: of the object, or of the call if that name is used already. */
function answerName(id: string, catalog: readonly Operation[]): string {
  const noun = id.replace(/^[A-Z][a-z]+/, '').replace(/^Galaxy/, '');
  const isTaken = JSON.stringify(catalog).includes(`"name":"Galaxy${noun}Answer"`);
  return `Galaxy${isTaken ? id : noun}Answer`;
}

function routesIn(text: string): readonly string[] {
  return [...text.matchAll(/^ {4}route: '[A-Z]+ ([^']+)',$/gm)].map(([, path = '']) => path);
}
