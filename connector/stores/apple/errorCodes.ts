// What the author of a flow can do about App Store Connect's error codes. Source: "Parsing the Error Response Code" and responses that developers have published.

/** By prefix of the code, the longest first: Apple appends details to its codes, and their prefixes are stable. */
export const appleErrorCodes: Readonly<Record<string, `${string}.`>> = {
  'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED':
    'The Account Holder has to accept an agreement in App Store Connect; no key or role can do it.',
  'PARAMETER_ERROR.ILLEGAL': 'Leave that input empty: this list does not take it.',
  'ENTITY_ERROR.ATTRIBUTE.REQUIRED': 'Fill in what the details name, and try again.',
  'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE':
    'The value that the details name is in use, perhaps since another call a moment ago: use what exists, or give another value.',
  'ENTITY_ERROR.ATTRIBUTE.INVALID': 'Correct what the details name, and try again.',
  'ENTITY_ERROR.RELATIONSHIP': 'Check the IDs that the details name: they have to belong to the same app.',
  STATE_ERROR: 'The resource is in a state that does not allow this; the details name what is missing.',
  ENTITY_UNPROCESSABLE: 'The details say what to correct.',
  RATE_LIMIT_EXCEEDED: 'Wait for some minutes, or ask less often: each key has about 3,500 calls an hour.',
  FORBIDDEN_ERROR:
    'The role of the key may be too small for this, or an individual key was used where a team key is needed.',
  NOT_AUTHORIZED: 'An individual key does not reach certificates, profiles, devices and bundle IDs: a team key does.',
  NOT_FOUND: 'Check the ID, and that the key can see the app.',
};
