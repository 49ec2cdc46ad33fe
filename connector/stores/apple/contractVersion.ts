// The version of Apple's OpenAPI document that the rows follow.
export const APPLE_CONTRACT = '4.4.1';
