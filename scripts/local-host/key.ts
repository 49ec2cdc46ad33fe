// Authorizes a request by function key, from a header or the URL.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * The header takes precedence over the URL. Digests have equal length, so the comparison leaks no timing information.
 * `others` returns the SHA-256 of further keys, those of the callers in the settings; it is called with the first key that
 * is not the function key.
 */
export function makeOpens(functionKey: string, others: () => readonly Buffer[] = () => []) {
  const own = digest(functionKey);
  let byText: ReadonlyMap<string, Buffer> | undefined;
  return (authLevel: string, req: IncomingMessage, query: URLSearchParams): boolean => {
    if (authLevel === 'anonymous') return true;
    const given = req.headers['x-functions-key'] ?? codeOf(query);
    if (typeof given !== 'string') return false;
    const asked = digest(given);
    if (timingSafeEqual(asked, own)) return true;
    byText ??= new Map(others().map((each) => [each.toString('hex'), each]));
    const found = byText.get(asked.toString('hex'));
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
