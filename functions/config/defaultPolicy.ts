// The policy where RELAY__ALLOW is not set.

/** Reading is open, and so are the operations that the relay was made for; who may make a token may also end it. */
export const DEFAULT_ALLOW = 'read, CreateAccessToken, RevokeAccessToken';
