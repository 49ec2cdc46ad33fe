// Errors behind the gateway: the codes of Samsung's failure list, and the error format of each family of calls.
import type { SimulatedReply } from '../httpMessage.ts';

export interface GalaxyRefusal {
  readonly code: string;
  readonly status: number;
  readonly sentence: string;
}

/** Status and message. Sources: Samsung's "Failure response codes", and responses that other projects have published. */
const codes = {
  '1000': [400, 'Invalid parameters.'],
  '3001': [400, 'At least four screenshots are needed.'],
  '3050': [400, 'The price of a paid app cannot be zero.'],
  '3100': [400, 'Nothing was found for this contentId.'],
  '3103': [400, 'The staged rollout has begun; its rate cannot be reduced.'],
  '3104': [400, 'The rollout rate cannot be smaller than the previous value.'],
  '3105': [400, 'A rollout rate for a country is not valid.'],
  '3201': [400, 'The application status is not REGISTERING.'],
  '3202': [400, 'The content is not a closed beta application.'],
  '3203': [400, 'The rollout rate cannot be smaller than the one in service.'],
  '3204': [400, 'A rollout rate for a country is smaller than the one in service.'],
  '3205': [400, 'A pre-registered app has no staged rollout.'],
  '3206': [400, 'The application status does not allow a staged rollout.'],
  '3207': [400, 'Add binaries to the staged rollout before its rate is set.'],
  '3208': [400, 'No binary is set to be rolled out.'],
  '4008': [403, 'This content is not yours.'],
  '4104': [400, 'No content.'],
  '4105': [403, 'The content is not ready for distribution.'],
  '4106': [400, 'The content could not be distributed.'],
  '4125': [400, 'The key of an uploaded image cannot be null.'],
  '4128': [400, 'Only an app that is registered in Seller Portal can be updated.'],
  '4129': [403, 'The beta application is not ready for distribution.'],
  '5021': [400, 'This binary is already in use.'],
  '7001': [403, 'A required parameter is missing.'],
  '7002': [403, 'SessionId does not exist.'],
  // the status and the message of 8014 were not recorded where it was observed
  '8014': [400, 'binaryList is no longer accepted.'],
  '106': [400, 'The content does not meet the requirements of the IAP API.'],
  SLR_4006: [400, 'Not your content.'],
  SLR_4008: [400, 'Invalid purchase id.'],
} as const satisfies Record<string, readonly [number, string]>;

export type GalaxyCode = keyof typeof codes;

/** Error format of a family of calls; `contentId` is the one in the request. */
export type Envelope = (refusal: GalaxyRefusal, contentId: unknown) => SimulatedReply;

/** The first-generation calls. Observed live. */
export const contentEnvelope: Envelope = ({ code, status, sentence }, contentId) => ({
  status,
  body: {
    from: 'seller',
    body: {
      ctntId: contentId ?? null,
      contentStatus: null,
      httpStatus: status === 403 ? 'FORBIDDEN' : 'BAD_REQUEST',
      errorCode: code,
      errorMsg: sentence,
    },
  },
  why: sentence,
});

/** The calls under /seller/v2. Source: the tests of Samsung's own fastlane plugin. */
export const secondEnvelope: Envelope = ({ code, status, sentence }) => {
  const body = { resultCode: code, resultMessage: sentence };
  if (status === 200) return { status, body, why: sentence };
  return {
    status,
    body: { body, message: `Request failed with status code ${status}`, from: 'seller' },
    why: sentence,
  };
};

export const uploadEnvelope: Envelope = ({ code, status, sentence }) => ({
  status,
  body: { fileKey: null, fileName: null, fileSize: null, errorCode: code, errorMsg: sentence },
  why: sentence,
});

/** No available page shows an error of the IAP calls; their success is `{code, message}`. */
export const iapEnvelope: Envelope = ({ code, status, sentence }) => ({
  status,
  body: { code, message: sentence },
  why: sentence,
});

/** Same format as the GSS User API. */
export const gssEnvelope: Envelope = ({ status, sentence }) => ({ status, body: { message: sentence }, why: sentence });

/** If no source has the status of an error, it is 200: clients have observed that, and it is harder to detect. */
export function refuseQuietly(code: GalaxyCode, more: string): GalaxyRefusal {
  return {
    ...refuseGalaxy(code, more),
    status: 200,
  };
}

export function refuseGalaxy(code: GalaxyCode, more = ''): GalaxyRefusal {
  const [status, sentence] = codes[code];
  return { code, status, sentence: more === '' ? sentence : `${sentence} (${more})` };
}

export function isRefusal<T extends object>(found: T | GalaxyRefusal): found is GalaxyRefusal {
  return 'sentence' in found;
}

/** The success response of the calls under /seller/v2. */
export function ok(data?: object): SimulatedReply {
  return {
    status: 200,
    body: { resultCode: '0000', resultMessage: 'Ok', ...(data && { data }) },
  };
}
