// Refusals of the simulated App Store Server API, with Apple's codes and messages; those of retention messages are not known by their
// words. Source: Apple's library, version 3.1.0.
import type { SimulatedReply } from '../httpMessage.ts';

const messages: Readonly<Record<number, string>> = {
  4000005: 'Invalid revision.',
  4000006: 'Invalid transaction id.',
  4000008: 'Invalid original transaction id.',
  4000009: 'Invalid extend by days value.',
  4000010: 'Invalid extend reason code.',
  4000011: 'Invalid request identifier.',
  4000012: 'The start date is earlier than the allowed start date.',
  4000013: 'The end date precedes the start date, or the dates are the same.',
  4000014: 'Invalid pagination token.',
  4000015: 'Invalid start date.',
  4000016: 'Invalid end date.',
  4000019: 'Supply either a transaction id or a notification type, but not both.',
  4000021: 'Invalid sort.',
  4000022: 'Invalid product type.',
  4000028: 'Invalid storefront country code.',
  4000031: 'Invalid status.',
  4000033: 'Invalid app account token.',
  4000034: 'Invalid consumption information.',
  4000162: 'The header is too long.',
  4000163: 'The body is too long.',
  4030017: 'The message is not approved.',
  4040014: 'The image was not found.',
  4040015: 'The message was not found.',
  4040020: 'There is no default message.',
  4090001: 'The message already exists.',
  4030004: 'Forbidden - subscription state ineligible for extension.',
  4030005: 'Forbidden - subscription has reached maximum extension count.',
  4040005: 'Original transaction id not found.',
  4040008: 'Either the test notification token is expired or the notification and status are not yet available.',
  4040009:
    'The server did not find a subscription-renewal-date extension request that corresponds to the request identifier and product identifier.',
  4040010: 'Transaction id not found.',
};

/** The status is the first three digits of the code. */
export function refusal(errorCode: number): SimulatedReply {
  return { status: Math.floor(errorCode / 10_000), body: { errorCode, errorMessage: messages[errorCode] ?? '' } };
}

/** Apple answers a token that it does not take with a text. */
export function unauthenticated(why: string): SimulatedReply {
  return {
    status: 401,
    headers: { 'content-type': 'text/plain' },
    body: 'Unauthenticated\n\nRequest ID: SIMULATED.0.0\n',
    why,
  };
}
