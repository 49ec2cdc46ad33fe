// Galaxy Store's refusals, in Samsung's words. Sources: "Create an Access Token", "Use the Access Token", "GSS User API", and answers that other projects have published.
import type { SimulatedReply } from '../httpMessage.ts';

/** The gateway in front of every call. */
const gateway = (status: number, code: string, message: string, why: string): SimulatedReply => ({
  status,
  body: { code, message, from: 'asgw' },
  why,
});

export const noAuthentication = (why: string): SimulatedReply =>
  gateway(
    401,
    'AUTH_REQUIRE',
    'Incorrect authentication information or no authentication information was provided.',
    why,
  );

export const unknownAccount = (why: string): SimulatedReply =>
  gateway(401, 'AUTH_REQUIRE', 'Not found serviceAccount by serviceAccountId', why);

export const invalidToken = (why: string): SimulatedReply => gateway(401, 'AUTH_REQUIRE', 'Invalid accessToken', why);

export const insufficientScopes = (why: string): SimulatedReply =>
  gateway(403, 'NO_PERMISSION', 'Insufficient scopes', why);

export const invalidJwt = (why: string): SimulatedReply =>
  gateway(422, 'REQUEST_VALIDATION_FAILED', 'This JWT is not valid.', why);

/** Samsung requires the header, but no page tells what happens without it; this is the sandbox's own reading. */
export const wrongContentType = (): SimulatedReply =>
  gateway(422, 'REQUEST_VALIDATION_FAILED', 'content-type must be application/json.', 'content-type is not JSON');

/** Seen live: a wrong signature is a 500, without code and without the gateway's name. */
export const invalidSignature = (): SimulatedReply => ({
  status: 500,
  body: { message: 'invalid signature' },
  why: 'the signature is wrong',
});

/** Samsung's pages give no body for an unknown path; the gateway's own form is the likeliest. */
export const galaxyNotFound = (): SimulatedReply =>
  gateway(404, 'NOT_FOUND', 'Not Found', 'there is no such operation');

/** The GSS User API: the page names status and sentence, not the form of the body. */
const gss = (status: number, message: string, why: string): SimulatedReply => ({ status, body: { message }, why });

export const notJson = (why: string): SimulatedReply => gss(400, 'Payload is not a valid json', why);

export const notLoggedIn = (why: string): SimulatedReply =>
  gss(401, 'Unauthorized exception. Please login from Galaxy Store Seller Office.', why);
