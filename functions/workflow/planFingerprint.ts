// What a plan keeps of the values that it saw: digests, one for each name of a member, so that a change can be named.
import { createHmac } from 'node:crypto';

/** Digests by the name of the member that they are of. */
export type Fingerprint = Readonly<Record<string, string>>;

/**
 * Members that change by themselves: dates, signed addresses, tokens, and what comes with a page.
 * A plan may be applied after three days, and then has to find what it saw.
 */
const volatile =
  /(date|time|day|duration|token|secret|checksum|cursor)$|^(links|meta|uploadOperations|imageAsset)$|expir/i;
/** The numbers that identify something or are set by somebody; counts and ratings change without a write. */
const lasting = /(id|seq|rate|state|status|version|code|price)$/i;
/** Members by which an element of a list is recognised, whatever its place. */
const names = ['id', 'binarySeq', 'seq', 'countryCode', 'languageCode'];
const moment = /^\d{4}-\d\d-\d\d([T ]|$)/;
const DEEPEST = 12;
/** Characters of a digest. */
const LENGTH = 16;

/** `secret` is known to whoever has the plan alone: the digests of short values could be guessed otherwise. */
export function fingerprintOf(found: unknown, secret: string): Fingerprint {
  const leaves = new Map<string, string[]>();
  collect(found, '', '', leaves, 0);
  return Object.fromEntries(
    [...leaves].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, texts]) => [name, digestOf(texts.sort(), secret)]),
  );
}

export function digestOf(texts: readonly unknown[], secret: string): string {
  return createHmac('sha256', secret).update(JSON.stringify(texts)).digest('base64url').slice(0, LENGTH);
}

/** The names of the members that differ. */
export function differences(then: Fingerprint, now: Fingerprint): readonly string[] {
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((name) => then[name] !== now[name]);
}

function collect(value: unknown, at: string, name: string, leaves: Map<string, string[]>, depth: number): void {
  if (depth > DEEPEST || value === undefined || value === null || ArrayBuffer.isView(value)) return;
  if (typeof value === 'object') {
    for (const [key, each, place] of membersOf(value)) collect(each, `${at}/${place}`, key ?? name, leaves, depth + 1);
  } else if (isLasting(value, name)) {
    const texts = leaves.get(name) ?? [];
    texts.push(`${at}=${String(value)}`);
    leaves.set(name, texts);
  }
}

/** The members that last, each with its name, if it has one, and its place. */
function membersOf(value: object): readonly (readonly [string | undefined, unknown, string | number])[] {
  const list = value instanceof Map ? [...value.entries()] : value;
  if (Array.isArray(list)) return list.map((each, at) => [undefined, each, identityOf(each) ?? at]);
  return Object.entries(list).flatMap(([key, each]) => (volatile.test(key) ? [] : [[key, each, key] as const]));
}

function identityOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return typeof value[0] === 'string' ? value[0] : undefined;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : undefined;
  const key = names.find((each) => each in value);
  return key === undefined ? undefined : String((value as Record<string, unknown>)[key]);
}

function isLasting(value: unknown, name: string): boolean {
  if (typeof value === 'string') return !moment.test(value) && !/^https?:\/\/[^?]*\?/i.test(value);
  return typeof value === 'boolean' || lasting.test(name);
}
