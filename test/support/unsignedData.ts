// Signed data that nobody signed, with values that String() and Number() throw for.

/** In JSON: an object whose conversion throws, and lists whose conversion exceeds the stack. */
export const oddValues = ['{"toString":1,"valueOf":1}', `${'['.repeat(9_000)}${']'.repeat(9_000)}`];

/** A JWS with these claims in JSON, and without a signature. */
export function signedByNobody(claims: string): string {
  const [head, payload] = ['{"alg":"ES256"}', claims].map((each) => Buffer.from(each).toString('base64url'));
  return `${head}.${payload}.AAAA`;
}
