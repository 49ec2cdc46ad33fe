// What is known of a file at a caller's address before it is read.
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import type { ExternalFiles } from './externalFiles.ts';
import { discardBody, type StoreResponse } from './storeResponse.ts';

export interface SourceFacts {
  readonly size: number;
  /** ETag, or else Last-Modified: shows whether the file has changed. */
  readonly version?: string | undefined;
  /** Whether its host answers ranges. */
  readonly ranges: boolean;
}

export interface ProbedFile extends SourceFacts {
  /** Its first bytes, at most 16. */
  readonly start: Buffer;
}

const START = 16;

/** Reads the first bytes. Throws `invalid_request` for a file without content, and for one whose host gives no length. */
export async function probeFile(files: ExternalFiles, address: string, deadline: Deadline): Promise<ProbedFile> {
  const { size, ...others } = await readStart(files, address, deadline);
  if (size === undefined) throw refused('The host of the file does not say how long it is.');
  return { size, ...others };
}

/**
 * As `probeFile`, and `size` may be unknown. Asks by GET: an address that is signed for GET, as those of S3 and Azure Blob
 * Storage are, refuses HEAD. A host without ranges answers with the whole file, of which no more is read.
 */
export async function readStart(files: ExternalFiles, address: string, deadline: Deadline) {
  const sent = await files.ofCaller(address, { deadline, headers: { range: `bytes=0-${START - 1}` } });
  discardBody(sent);
  const { size, version } = sizeAndVersion(sent);
  if (size === 0) throw refused('The file at this address is empty.');
  return { size, version, ranges: sent.status === 206, start: sent.start.subarray(0, START) };
}

/** What the response of a host says of the whole file. */
export function sizeAndVersion(sent: StoreResponse): Pick<SourceFacts, 'version'> & Partial<Pick<SourceFacts, 'size'>> {
  const size = sent.status === 206 ? sentRange(sent)?.size : bytesDeclared(sent);
  return { version: fileVersion(sent), ...(size !== undefined && { size }) };
}

export function fileVersion({ headers }: StoreResponse): string | undefined {
  return headers.etag ?? headers['last-modified'];
}

export function bytesDeclared({ headers }: StoreResponse): number | undefined {
  return /^\d{1,15}$/.test(headers['content-length'] ?? '') ? Number(headers['content-length']) : undefined;
}

export function sentRange({ headers }: StoreResponse) {
  const [, from, to, size] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/i.exec(headers['content-range'] ?? '') ?? [];
  return size === undefined ? undefined : { from: Number(from), to: Number(to), size: Number(size) };
}

function refused(message: string): Failure {
  return new Failure('invalid_request', message);
}
