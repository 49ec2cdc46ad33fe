// Writes the module of the TypeScript client: a table of the operations, and the types of their inputs and answers.
import type { Operation, Pages } from '../core/operation.ts';
import { isRead } from '../core/repeats.ts';
import { callParameters, isCallable, successResponse, takesFile } from './callable.ts';
import { programText } from './inputText.ts';
import { docComment, functionName, member, memberComment, type TypeWriter, typeWriter } from './typeScript.ts';

/** The text of the module, for the operations of `catalog` that a program can call. `errorCodes`: every code of an error. */
export function clientModule(catalog: readonly Operation[], errorCodes: readonly string[]): string {
  const operations = catalog.filter(isCallable);
  const types = typeWriter();
  const functions = operations.map((each) => functionOf(each, types));
  const lists = operations.flatMap(({ id, pages }) => (pages ? [[id, pages] as const] : []));
  return `${[
    '// Every operation of the relay: where it is, and the types of its inputs and answers. Written by `npm run generate`.',
    "import type { CallOptions } from './connection.ts';",
    "import type { List, Paging } from './pages.ts';",
    '',
    '/** Method, address, flags (s: changes nothing, b: takes a body, f: takes a file), and inputs of the query or (@) the headers. */',
    'export const table = {',
    ...operations.map((each) => `  ${functionName(each)}: ${JSON.stringify(lineOf(each))},`),
    '};',
    '',
    `const linked: Paging = ${linked};`,
    '',
    '/** The lists that come page by page. */',
    'export const paging = {',
    ...lists.map(([id, pages]) => `  ${functionName({ id })}: ${pagingOf(pages)},`),
    '};',
    '',
    '/** The codes of errors. */',
    `export type ErrorCode = ${errorCodes.map((code) => JSON.stringify(code)).join(' | ')};`,
    '',
    '/** One of these values, or one that the store has added since. */',
    'export type OneOf<T extends string> = T | (string & {});',
    '',
    '/** The content of a file. A stream is sent once: such a call is not repeated. */',
    'export type FileBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;',
    '',
    '/** A function for each operation. */',
    'export interface RelayOperations {',
    ...functions,
    '}',
    '',
    ...types.declarations(),
  ]
    .join('\n')
    .replaceAll(' \n', '\n')}\n`;
}

function lineOf(operation: Operation): string {
  const { method, address, body } = operation;
  const named = callParameters(operation).filter(({ name }) => name !== 'Idempotency-Key');
  const given = [
    ...named.filter((each) => each.in === 'query' && body !== undefined).map(({ name }) => name),
    ...named.filter((each) => each.in === 'header').map(({ name }) => `@${name}`),
  ];
  const safe = method !== 'GET' && isRead(operation) ? 's' : '';
  const flags = safe + (takesFile(operation) ? 'f' : body ? 'b' : '');
  return [method, address, flags, given.join(',')].join(' ').trim();
}

const linked = '{ input: "cursor", items: "data", at: "meta/paging/nextCursor" }';

function pagingOf({ input, items, next, total, linked: isLinked }: Pages): string {
  if (isLinked) return 'linked';
  const place = 'at' in next || 'pages' in next ? next : { ...next, total };
  return JSON.stringify({ input, items, ...place });
}

function functionOf(operation: Operation, types: TypeWriter): string {
  const { summary, description, access, pages } = operation;
  const documentation = `  ${docComment(`${summary}. ${description} Access class: ${access}.`)}`;
  const { members, isOptional } = inputsOf(operation, types);
  const { schema, also } = successResponse(operation);
  const answer = schema ? types.answer(schema) : successResponse(operation).file ? 'Uint8Array' : 'void';
  const declared = (inputs: string, optional: boolean, result: string): string =>
    `${documentation}\n  ${functionName(operation)}(inputs${optional ? '?' : ''}: ${inputs}, options?: CallOptions): ${result};`;
  const all = `{ ${members.join('; ')} }`;
  if (also === undefined)
    return declared(all, isOptional, pages ? `List<${answer}, ${itemOf(answer, pages.items)}>` : `Promise<${answer}>`);
  const withFormat = (format: string): string => all.replace(/format\?: "json" \| "csv" \| undefined/, format);
  return [
    declared(withFormat('format: "csv"'), false, 'Promise<string>'),
    declared(withFormat('format?: "json" | undefined'), isOptional, `Promise<${answer}>`),
  ].join('\n');
}

/** The type of the items at a location of an answer: `data/comments`. */
function itemOf(answer: string, location: string): string {
  return `${location.split('/').reduce((type, key) => `NonNullable<${type}[${JSON.stringify(key)}]>`, answer)}[number]`;
}

function inputsOf(operation: Operation, types: TypeWriter) {
  const { body, optionalBody } = operation;
  const parameters = callParameters(operation).filter(({ name }) => name !== 'Idempotency-Key');
  const inQuery = parameters.map(
    ({ required = false, ...each }) =>
      `${memberComment(programText(each, functionName))}${member(each.name, required, types.input(each.schema))}`,
  );
  const names = Object.entries(body?.properties ?? {});
  const inBody = takesFile(operation)
    ? [`${memberComment(body?.description ?? 'The file.')}${member('body', !optionalBody, 'FileBody')}`]
    : names.map(([name, schema]) => {
        const isRequired = body?.required?.includes(name) === true;
        return `${memberComment(programText(schema, functionName) || name)}${member(name, isRequired, types.input(schema))}`;
      });
  const isOptional =
    !parameters.some(({ required }) => required) &&
    !body?.required?.length &&
    (!takesFile(operation) || optionalBody === true);
  return { members: [...inQuery, ...inBody], isOptional };
}
