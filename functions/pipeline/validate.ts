// Validates a call against its operation: reports all errors with their locations, or returns typed values.
import type { ValidateFunction } from 'ajv';
import { isJsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { type Store, stores as storeFacts } from '../../connector/core/stores.ts';
import { type ErrorDetail, Failure } from '../core/errors.ts';
import { parseExact } from '../core/losslessJson.ts';
import type { MaybePromise } from '../core/maybePromise.ts';
import { coerceNamed, coerceQuery, LONGEST_QUERY, type ParameterValue } from '../core/parameterCoercion.ts';
import { declaresBody, readJson, refuseBody, refuseUnreadBody } from '../core/readBody.ts';
import type { RelayRequest } from '../core/types.ts';
import { callSchema, isFile, jsonBody } from './callSchema.ts';
import { normalizeBody } from './normalizeBody.ts';
import { withTexts } from './numbersAsText.ts';
import type { DocumentFormat, StoreDefinition } from './storeDefinition.ts';
import { oddTextsIn } from './textCharacters.ts';
import { describeFault, validationError } from './validationErrors.ts';

/** A validated call. */
export interface ValidatedRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, ParameterValue>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A body that is streamed without validation. */
  readonly bytes?: AsyncIterable<Uint8Array>;
  readonly account?: string | undefined;
}

/** Throws, or rejects with, the failure of an invalid call. A promise only where a body has to be read. */
export type ValidateRequest = (operation: Operation, call: RelayRequest) => MaybePromise<ValidatedRequest>;

/** Inputs from the body: those that stand for a query, or the body itself. */
interface BodyInputs {
  readonly inQuery?: ValidatedRequest['query'];
  readonly body?: unknown;
}

const NONE: BodyInputs = {};
let compile: ((schema: object) => ValidateFunction) | undefined;
const compiled = new WeakMap<Operation, ValidateFunction>();

/** Converts documents in the format of the operation's store. */
export function createValidator(stores: Readonly<Record<Store, Pick<StoreDefinition, 'document'>>>): ValidateRequest {
  return (operation, call) => {
    if (takesAndGetsNothing(operation, call)) return { path: {}, query: {}, header: {} };
    const format = operation.store && stores[operation.store].document;
    return compile ? validate(operation, format, call) : loadCompiler().then(() => validate(operation, format, call));
  };
}

/** Loads the compiler of schemas ahead of the first call. */
export async function loadCompiler(): Promise<void> {
  compile = (await import('./compileSchema.ts')).compileSchema;
}

/** Such as a health check, which does not wait for the compiler. */
function takesAndGetsNothing({ parameters, body }: Operation, call: RelayRequest): boolean {
  return parameters.length === 0 && !body && call.query.size === 0 && !call.body && !declaresBody(call);
}

function validate(
  operation: Operation,
  format: DocumentFormat | undefined,
  call: RelayRequest,
): MaybePromise<ValidatedRequest> {
  refuseLongQuery(call.query);
  const faults: ErrorDetail[] = [];
  const query = coerceQuery(operation, call.query, faults);
  const finish = (body: BodyInputs): ValidatedRequest => checked(operation, call, query, body, faults);
  const read = bodyInputs(operation, format, call, faults);
  return read instanceof Promise ? read.then(finish) : finish(read);
}

function checked(
  operation: Operation,
  call: RelayRequest,
  given: ValidatedRequest['query'],
  { inQuery, ...body }: BodyInputs,
  faults: ErrorDetail[],
): ValidatedRequest {
  const query = inQuery ? { ...inQuery, ...given } : given;
  const path = coerceNamed(operation, 'path', (name) => call.path[name]);
  const header = coerceNamed(operation, 'header', call.header);
  const values = { path, query, header, ...body };
  const validator = validatorOf(operation);
  const unread = faults.some(({ target }) => target === 'body'); // a body was sent, so it is not missing
  if (!validator(values))
    faults.push(
      ...(validator.errors ?? [])
        .filter(({ params }) => !(unread && params.missingProperty === 'body'))
        .map((error) => describeFault(error, operation)),
    );
  faults.push(...oddFaults(operation, values, faults));
  if (faults.length > 0) throw validationError(operation, faults);
  const bytes = isFile(operation) && call.body ? { bytes: call.body } : {};
  if (given.account === undefined) return { path, query, header, ...body, ...bytes };
  const { account, ...others } = given;
  const named = inQuery ? { ...inQuery, ...others } : others;
  return { path, query: named, header, ...body, ...bytes, account: account as string };
}

/** Texts with a character that no store takes. One that is wrong in another way has been reported. */
function oddFaults(operation: Operation, values: object, known: readonly ErrorDetail[]): readonly ErrorDetail[] {
  return oddTextsIn(values)
    .map(({ instancePath, character }) =>
      describeFault({ keyword: 'characters', instancePath, schemaPath: '', params: { character } }, operation),
    )
    .filter(({ target }) => !known.some((each) => each.target === target));
}

function bodyInputs(
  operation: Operation,
  format: DocumentFormat | undefined,
  call: RelayRequest,
  faults: ErrorDetail[],
): MaybePromise<BodyInputs> {
  const shape = jsonBody(operation);
  if (shape)
    return readJson(call, faults, parseExact).then((read) => ({ body: inputsOf(operation, format, shape, read) }));
  if (isFile(operation)) return NONE;
  if (call.body) return bodyAsQuery(operation, format, call, faults);
  refuseUnreadBody(call, faults);
  return NONE;
}

/** Flat inputs of a body, with numbers as texts where declared; a document in the store's own format is converted if the row allows it. */
function inputsOf({ document }: Operation, format: DocumentFormat | undefined, shape: Schema, body: unknown): unknown {
  const flat = document && format ? format.fromDocument(document, body) : body;
  return normalizeBody(shape, withTexts(shape, flat), flat !== body);
}

/** The encoded query has at most nine characters for each one; encoding each query to measure it would cost too much. */
function refuseLongQuery(query: URLSearchParams): void {
  if (query.size === 0) return;
  let length = 0;
  query.forEach((value, name) => {
    length += name.length + value.length + 2;
  });
  if (length * 9 > LONGEST_QUERY && query.toString().length > LONGEST_QUERY)
    throw new Failure('invalid_request', 'The query of the call is too long.');
}

/** Compiles an operation's schema on first use; compiling all of them would slow the start. */
function validatorOf(operation: Operation): ValidateFunction {
  const validator = compiled.get(operation) ?? compile?.(callSchema(operation));
  if (!validator) throw new Error('The compiler is not loaded');
  compiled.set(operation, validator);
  return validator;
}

/**
 * Inputs of an operation whose connector form has no body: a direct client may send the document that the store itself
 * accepts, such as the IDs that a DELETE unlinks. Any other body is a validation error.
 */
async function bodyAsQuery(
  operation: Operation,
  format: DocumentFormat | undefined,
  call: RelayRequest,
  faults: ErrorDetail[],
): Promise<BodyInputs> {
  const { document, queryEncoding: queryAs } = operation;
  const isJson = /\bjson\b/i.test(call.header('content-type') ?? '');
  if (!document || !format || queryAs !== 'body' || !isJson) {
    await refuseBody(call, faults);
    return NONE;
  }
  const inputs = format.fromDocument(document, (await readJson(call, faults, parseExact)) ?? {});
  const isEmpty = Array.isArray(inputs) && inputs.length === 0;
  if (isJsonObject(inputs) || isEmpty) return { inQuery: { ...(inputs as ValidatedRequest['query']) } };
  faults.push({
    code: 'body',
    message: `Must be a document of ${operation.store ? storeFacts[operation.store].title : 'the store'}, or left out.`,
    target: 'body',
  });
  return NONE;
}
