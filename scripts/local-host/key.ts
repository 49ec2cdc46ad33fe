// May this call come in: the function key, in a header or in the address.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * The header wins over the address. Digests have one length, so the comparison tells nothing by the time it takes.
 * `others` are the SHA-256 of further keys: those of the callers in the settings.
 */
export function makeOpens(functionKey: string, others: readonly Buffer[] = []) {
  const right = [digest(functionKey), ...others];
  return (authLevel: string, req: IncomingMessage, query: URLSearchParams): boolean => {
    if (authLevel === 'anonymous') return true;
    const given = req.headers['x-functions-key'] ?? codeOf(query);
    if (typeof given !== 'string') return false;
    const asked = digest(given);
    return right.filter((each) => timingSafeEqual(asked, each)).length > 0;
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** ASP.NET reads names of the query whatever their case. */
function codeOf(query: URLSearchParams): string | undefined {
  const codes = [...query].filter(([name]) => name.toLowerCase() === 'code').map(([, value]) => value);
  return codes.length > 0 ? codes.join(',') : undefined;
}
