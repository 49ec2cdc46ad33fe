// The default policy, used when RELAY__ALLOW is not set.

/** Allows reads and the operations that the relay was made for; a caller that may create a token may also revoke it. */
export const DEFAULT_ALLOW = 'read, CreateAccessToken, RevokeAccessToken';
