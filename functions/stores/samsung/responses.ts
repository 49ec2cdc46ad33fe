// How Galaxy Store reports errors, also with status 200, and rejects credentials.
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';
import type { StoreOperation } from '../../../connector/core/operation.ts';
import type { ErrorDetail } from '../../core/errors.ts';
import { firstText } from '../../pipeline/gatewayErrors.ts';
import type { ResponseStart } from '../../pipeline/storeDefinition.ts';
import { NO_REASON } from '../../pipeline/storeErrors.ts';

/** Three envelopes, in the order of Samsung's own plugin (body before the outer object). */
export function parseGalaxyError(json: unknown): ErrorDetail[] {
  if (!isJsonObject(json)) return [];
  const inner = isJsonObject(json.body) ? json.body : {};
  const message = firstText(
    ...[inner.errorMsg, inner.resultMessage, json.errorMsg, json.resultMessage],
    ...[json.errorMessage, json.message], // receipts use errorMessage
  );
  const code = firstText(inner.errorCode, inner.resultCode, json.errorCode, json.resultCode, json.code);
  return message || code ? [{ code: code || 'UNKNOWN', message: message || NO_REASON }] : [];
}

/** What `isGalaxyRefusal200` reads. */
export const galaxyRefusalMembers: readonly string[] = [
  'ok',
  'code',
  'message',
  'resultCode',
  'errorCode',
  'body',
  'body/resultCode',
  'body/errorCode',
];

/** An error with HTTP 200: `resultCode` other than "0000", or `ok` false. */
export function isGalaxyRefusal200(json: unknown): boolean {
  if (!isJsonObject(json)) return false;
  const { resultCode, errorCode } = isJsonObject(json.body) ? json.body : json;
  const code = resultCode ?? errorCode;
  return (
    json.ok === false || ((code ?? null) !== null && !isDone(code)) || (isReportedBeside(json) && !isDone(json.code))
  );
}

/**
 * A token is rejected with 401; a JWT also with 422, and with 500 if its signature is wrong. Where cookies of the client
 * authenticate as well, only AUTH_REQUIRE of the gateway is about our token.
 */
export function isGalaxyCredentialRefusal(
  { authorization, bodyEncoding }: StoreOperation,
  { status, start }: ResponseStart,
): boolean {
  const text = start.toString('latin1');
  const isRefused =
    status === 401 ||
    (authorization === 'jwt' && (status === 422 || (status === 500 && /invalid signature/.test(text))));
  return isRefused && (bodyEncoding !== 'cookies' || /AUTH_REQUIRE/.test(text));
}

function isDone(code: unknown): boolean {
  return String(code).padStart(4, '0') === '0000';
}

/** Subscription actions report errors with a text `code` and a `message`; a `code` alone may be data. */
function isReportedBeside({ code, message }: JsonObject): boolean {
  return typeof code === 'string' && typeof message === 'string';
}
