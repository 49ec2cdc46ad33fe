// App Store Connect's errors, in Apple's words. Source: "Interpreting and Handling Errors" and responses that developers have published.
import { randomUUID } from 'node:crypto';
import type { SimulatedReply } from '../httpMessage.ts';

/** One error. */
export interface AppleError {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly source?: { readonly parameter: string } | { readonly pointer: string };
  /** Associated errors of a submission: path of a resource -> its errors. */
  readonly associated?: Readonly<Record<string, readonly AppleError[]>>;
}

const wrongValue = 'A parameter has an invalid value';

const missing = 'The specified resource does not exist';

export function notAuthorized(why: string): SimulatedReply {
  return {
    ...refuseApple(401, {
      code: 'NOT_AUTHORIZED',
      title: 'Authentication credentials are missing or invalid.',
      detail:
        'Provide a properly configured and signed bearer token, and make sure that it has not expired. Learn more about Generating Tokens for API Requests https://developer.apple.com/go/?id=api-generating-tokens',
    }),
    why,
  };
}

export function illegalParameter(parameter: string): SimulatedReply {
  return refuseApple(400, {
    code: 'PARAMETER_ERROR.ILLEGAL',
    title: wrongValue,
    detail: `The parameter '${parameter}' can not be used with this request`,
    source: { parameter },
  });
}

export function invalidParameter(parameter: string, detail: string): SimulatedReply {
  return refuseApple(400, { code: 'PARAMETER_ERROR.INVALID', title: wrongValue, detail, source: { parameter } });
}

export function requiredParameter(
  parameter: string,
  detail = `The parameter '${parameter}' is required but was not provided`,
): SimulatedReply {
  return refuseApple(400, {
    code: 'PARAMETER_ERROR.REQUIRED',
    title: 'A required parameter is missing',
    detail,
    source: { parameter },
  });
}

export function noSuchResource(type: string, id: string): SimulatedReply {
  return appleNotFound(`There is no resource of type '${type}' with id '${id}'`);
}

export function noSuchType(): SimulatedReply {
  return appleNotFound('The path provided does not match a defined resource type.');
}

export function appleNotFound(detail: string): SimulatedReply {
  return refuseApple(404, { code: 'NOT_FOUND', title: missing, detail });
}

export function badPath(detail: string): SimulatedReply {
  return refuseApple(404, { code: 'PATH_ERROR', title: 'The URL path is not valid', detail });
}

/** Also observed with a single operation: "Allowed operation is: DELETE". */
export function notAllowed(type: string, action: string, allowed: readonly string[]): SimulatedReply {
  return refuseApple(403, {
    code: 'FORBIDDEN_ERROR',
    title: 'The given operation is not allowed',
    detail: `The resource '${type}' does not allow '${action}'. Allowed ${
      allowed.length === 1 ? 'operation is' : 'operations are'
    }: ${allowed.join(', ')}`,
  });
}

export function keyNotAllowed(): SimulatedReply {
  return refuseApple(403, {
    code: 'FORBIDDEN_ERROR',
    title: 'This request is forbidden for security reasons',
    detail: 'The API key in use does not allow this request',
  });
}

export function rateLimited(): SimulatedReply {
  return refuseApple(429, {
    code: 'RATE_LIMIT_EXCEEDED',
    title: 'The request rate limit has been reached.',
    detail: "We've received too many requests for this API. Please wait and try again or slow down your request rate.",
  });
}

export function refuseApple(status: number, ...faults: readonly AppleError[]): SimulatedReply {
  return {
    status,
    body: { errors: faults.map((fault) => errorAnswer(status, fault)) },
  };
}

export function notAcceptable(): SimulatedReply {
  return plain(406, 'Not Acceptable');
}

export function unsupportedType(): SimulatedReply {
  return plain(415, 'Unsupported Media Type');
}

function errorAnswer(status: number, { code, title, detail, source, associated }: AppleError): object {
  return {
    id: randomUUID(),
    status: String(status),
    code,
    title,
    detail,
    ...(source && { source }),
    ...(associated && {
      meta: {
        associatedErrors: Object.fromEntries(
          Object.entries(associated).map(([path, faults]) => [path, faults.map((fault) => errorAnswer(status, fault))]),
        ),
      },
    }),
  };
}

/** Apple returns these two in plain text ("About the HTTP Status Code"). */
function plain(status: number, body: string): SimulatedReply {
  return {
    status,
    headers: { 'content-type': 'text/plain' },
    body,
  };
}
