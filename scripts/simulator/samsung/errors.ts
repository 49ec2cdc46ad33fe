// Galaxy Store's errors, in Samsung's words. Sources: "Create an Access Token", "Use the Access Token", "GSS User API", and responses that other projects have published.
import type { SimulatedReply } from '../httpMessage.ts';

export function noAuthentication(why: string): SimulatedReply {
  return gateway(
    401,
    'AUTH_REQUIRE',
    'Incorrect authentication information or no authentication information was provided.',
    why,
  );
}

export function unknownAccount(why: string): SimulatedReply {
  return gateway(401, 'AUTH_REQUIRE', 'Not found serviceAccount by serviceAccountId', why);
}

export function invalidToken(why: string): SimulatedReply {
  return gateway(401, 'AUTH_REQUIRE', 'Invalid accessToken', why);
}

export function insufficientScopes(why: string): SimulatedReply {
  return gateway(403, 'NO_PERMISSION', 'Insufficient scopes', why);
}

export function invalidJwt(why: string): SimulatedReply {
  return gateway(422, 'REQUEST_VALIDATION_FAILED', 'This JWT is not valid.', why);
}

/** Samsung requires the header, but does not document the error without it; this one is an assumption. */
export function wrongContentType(): SimulatedReply {
  return gateway(
    422,
    'REQUEST_VALIDATION_FAILED',
    'content-type must be application/json.',
    'content-type is not JSON',
  );
}

/** Observed live: a wrong signature is a 500, without code and without the gateway's name. */
export function invalidSignature(): SimulatedReply {
  return {
    status: 500,
    body: { message: 'invalid signature' },
    why: 'the signature is wrong',
  };
}

/** Samsung documents no body for an unknown path; the gateway's format is the most likely. */
export function galaxyNotFound(): SimulatedReply {
  return gateway(404, 'NOT_FOUND', 'Not Found', 'there is no such operation');
}

export function bodyNotJson(why: string): SimulatedReply {
  return gss(400, 'Payload is not a valid json', why);
}

export function notLoggedIn(why: string): SimulatedReply {
  return gss(401, 'Unauthorized exception. Please login from Galaxy Store Seller Office.', why);
}

/** The gateway in front of every call. */
function gateway(status: number, code: string, message: string, why: string): SimulatedReply {
  return {
    status,
    body: { code, message, from: 'asgw' },
    why,
  };
}

/** The GSS User API: the page has status and message, but not the body format. */
function gss(status: number, message: string, why: string): SimulatedReply {
  return { status, body: { message }, why };
}
