// Authorizes a request by function key, from a header or the URL.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * The header takes precedence over the URL. Digests have equal length, so the comparison leaks no timing information.
 * `others` are the SHA-256 of further keys: those of the callers in the settings.
 */
export function makeOpens(functionKey: string, others: readonly Buffer[] = []) {
  const right = new Map([digest(functionKey), ...others].map((each) => [each.toString('hex'), each]));
  return (authLevel: string, req: IncomingMessage, query: URLSearchParams): boolean => {
    if (authLevel === 'anonymous') return true;
    const given = req.headers['x-functions-key'] ?? codeOf(query);
    if (typeof given !== 'string') return false;
    const asked = digest(given);
    const found = right.get(asked.toString('hex'));
    return found !== undefined && timingSafeEqual(asked, found);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** ASP.NET matches query names case-insensitively. */
function codeOf(query: URLSearchParams): string | undefined {
  const codes = [...query].filter(([name]) => name.toLowerCase() === 'code').map(([, value]) => value);
  return codes.length > 0 ? codes.join(',') : undefined;
}
