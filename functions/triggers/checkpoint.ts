// Encodes and decodes the trigger checkpoint that the flow returns on the next poll. It is not secret. It is
// authenticated, so that only a checkpoint that the relay created can cause a long read.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isJsonObject } from '../../connector/core/json.ts';
import { Failure } from '../core/errors.ts';

/** Version of the format. Checkpoints of version 1, which had no tag, are decoded as unauthenticated. */
const VERSION = 2;
const READ = [1, VERSION];

/** Maximum length: it is sent in a URL. */
const LONGEST_CHECKPOINT = 4_096;
/** Bytes of the HMAC-SHA-256 tag: half of it is sufficient (RFC 2104, 5). */
const TAG = 16;
const MOST_TAGS = 8;

/** The content of a checkpoint, and whether the relay created it. */
export interface Checkpoint {
  readonly past: unknown;
  /** Its tag is valid, and the relay read the items that it refers to in the store's own list. */
  readonly proven: boolean;
}

/** The scope of a checkpoint: one trigger of one account with these inputs. In any other scope, the trigger resets. */
export function scopeOf(operation: string, account: string, inputs: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([operation, account, sorted]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/** `proven` is false while a poll still works through an unauthenticated checkpoint. */
export function encodeCheckpoint(mark: string, past: unknown, keys: readonly Buffer[] = [], proven = true): string {
  const tags = tagsOf(mark, past, proven, keys).map((tag) => tag.toString('base64url'));
  const state = { v: VERSION, for: mark, past, ...(!proven && { unproven: true }), ...(tags.length > 0 && { tags }) };
  const text = Buffer.from(JSON.stringify(state)).toString('base64url');
  if (text.length <= LONGEST_CHECKPOINT) return text;
  throw new Failure('invalid_request', 'There is too much to watch at once. Choose one app, or fewer states.');
}

/** The checkpoint for this scope, authenticated or not; undefined for anything else. */
export function readCheckpoint(text: string, mark: string, keys: readonly Buffer[]): Checkpoint | undefined {
  if (text.length > LONGEST_CHECKPOINT) return undefined;
  const state = parse(text);
  if (!isJsonObject(state) || !READ.includes(Number(state.v)) || state.for !== mark) return undefined;
  const { past, tags, unproven } = state;
  return { past, proven: unproven !== true && isTagged(tags, tagsOf(mark, past, true, keys)) };
}

function tagsOf(mark: string, past: unknown, proven: boolean, keys: readonly Buffer[]): readonly Buffer[] {
  const text = JSON.stringify([VERSION, mark, proven, past]);
  return keys.map((key) => createHmac('sha256', key).update(text).digest().subarray(0, TAG));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isTagged(tags: unknown, right: readonly Buffer[]): boolean {
  const given = (Array.isArray(tags) ? tags.slice(0, MOST_TAGS) : [])
    .map((tag) => Buffer.from(String(tag), 'base64url'))
    .filter(({ length }) => length === TAG);
  return given.some((tag) => right.some((each) => timingSafeEqual(tag, each)));
}
