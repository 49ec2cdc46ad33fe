// App Store Connect's refusals, in Apple's words. Source: "Interpreting and Handling Errors" and answers that developers have published.
import { randomUUID } from 'node:crypto';
import type { Reply } from '../message.ts';

const refusal = (status: number, code: string, title: string, detail: string, source?: { parameter: string }) => ({
  status,
  body: { errors: [{ id: randomUUID(), status: String(status), code, title, detail, ...(source && { source }) }] },
});

export const notAuthorized = (why: string): Reply => ({
  ...refusal(
    401,
    'NOT_AUTHORIZED',
    'Authentication credentials are missing or invalid.',
    'Provide a properly configured and signed bearer token, and make sure that it has not expired. Learn more about Generating Tokens for API Requests https://developer.apple.com/go/?id=api-generating-tokens',
  ),
  why,
});

export const illegalParameter = (parameter: string): Reply =>
  refusal(
    400,
    'PARAMETER_ERROR.ILLEGAL',
    'A parameter has an invalid value',
    `The parameter '${parameter}' can not be used with this request`,
    { parameter },
  );

export const invalidParameter = (parameter: string, detail: string): Reply =>
  refusal(400, 'PARAMETER_ERROR.INVALID', 'A parameter has an invalid value', detail, { parameter });

const missing = 'The specified resource does not exist';

export const noSuchResource = (type: string, id: string): Reply =>
  refusal(404, 'NOT_FOUND', missing, `There is no resource of type '${type}' with id '${id}'`);

export const noSuchType = (): Reply =>
  refusal(404, 'NOT_FOUND', missing, 'The path provided does not match a defined resource type.');

export const badPath = (detail: string): Reply => refusal(404, 'PATH_ERROR', 'The URL path is not valid', detail);

export const notAllowed = (type: string, action: string, allowed: readonly string[]): Reply =>
  refusal(
    403,
    'FORBIDDEN_ERROR',
    'The given operation is not allowed',
    `The resource '${type}' does not allow '${action}'. Allowed operations are: ${allowed.join(', ')}`,
  );

export const rateLimited = (): Reply =>
  refusal(
    429,
    'RATE_LIMIT_EXCEEDED',
    'The request rate limit has been reached.',
    "We've received too many requests for this API. Please wait and try again or slow down your request rate.",
  );

/** Apple answers an Accept that it cannot meet in plain text ("About the HTTP Status Code"). */
export const notAcceptable = (): Reply => ({
  status: 406,
  headers: { 'content-type': 'text/plain' },
  body: 'Not Acceptable',
});
