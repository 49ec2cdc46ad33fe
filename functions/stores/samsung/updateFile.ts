// The file of an update: from the request body or from a URL. Checks the first bytes and streams the rest.
import { type Deadline, within } from '../../core/deadline.ts';
import { Failure } from '../../core/errors.ts';
import { type ExternalFiles, responseBytes } from '../../transport/externalFiles.ts';
import { readStart, type SourceFacts, sizeAndVersion } from '../../transport/fileFacts.ts';

/** `size` in bytes, and `version`, of a file at an address, if its host gives them. */
export interface AppFile extends Partial<Pick<SourceFacts, 'size' | 'version'>> {
  /** The bytes as a stream, and the number of bytes so far. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly count: () => number;
  /** Releases a file that will not be read to its end. */
  readonly close: () => void;
}

const LONGEST_STEM = 100;

/** APK and AAB are ZIP archives. Anything else is usually text that was meant to be a file. */
const ZIP = Buffer.from('PK\x03\x04');

/** A body or a URL: exactly one of them. */
export interface FileSource {
  readonly body: AsyncIterable<Uint8Array> | undefined;
  readonly address: string | undefined;
}

/**
 * Samsung accepts only letters, digits and underscores, and requires a name that is new to the app; every other
 * character becomes an underscore. Source: Samsung's older guide for sellers; a Gradle plugin renames each upload because of it.
 */
export function fileNameOf(given: string | undefined, address: string | undefined, taken: readonly string[]): string {
  const name = (given ?? lastOf(address)).trim();
  const [, stem = '', ending = ''] = /^(.+)\.([A-Za-z]{3})$/.exec(name) ?? [];
  if (!/^(apk|aab)$/i.test(ending))
    throw refused('Give the file a name that ends in .apk or .aab: Galaxy Store distinguishes the two by it.');
  const plain = stem
    .replace(/%[\dA-Fa-f]{2}|[^A-Za-z0-9]+/g, '_')
    .replace(/_+/g, '_')
    .slice(0, LONGEST_STEM);
  const mended = `${plain}.${ending.toLowerCase()}`;
  if (!/[A-Za-z0-9]/.test(plain)) throw refused('The name of the file has neither a letter nor a digit.');
  if (taken.some((each) => each.toLowerCase() === mended.toLowerCase()))
    throw refused(
      `The app has a file ${mended} already, and Galaxy Store takes each name once. Give the file another name.`,
    );
  return mended;
}

/** For a plan and for a slice after the upload: no file is sent. */
export const noFile: AppFile = { bytes: (async function* () {})(), count: () => 0, close: () => undefined };

/** The file at an address for a plan, without its bytes. Throws `invalid_request` if it is neither an APK nor an AAB. */
export async function lookAtFile(files: ExternalFiles, address: string, deadline: Deadline): Promise<AppFile> {
  const { start, size, version } = await readStart(files, address, deadline);
  refuseOtherFile(start);
  return { ...noFile, ...(size !== undefined && { size }), version };
}

export async function openFile(
  files: ExternalFiles,
  { body, address }: FileSource,
  deadline: Deadline,
): Promise<AppFile> {
  const given = body && (await opened(body, deadline, none));
  if (given && address !== undefined) throw refused('Give the file or its address, not both.');
  if (given) return given;
  if (address === undefined) throw refused('Give the file, or its address as File address.');
  const sent = await files.ofCaller(address, { deadline });
  const close = (): void => void (Buffer.isBuffer(sent.body) || sent.body.destroy());
  const fetched = await opened(responseBytes(sent), deadline, close);
  if (!fetched) throw refused('The file at this address is empty.');
  return { ...fetched, ...sizeAndVersion(sent) };
}

/** The last path segment of a URL, as a file name. */
function lastOf(address: string | undefined): string {
  const path = address !== undefined && URL.canParse(address) ? new URL(address).pathname : '';
  return path.split('/').at(-1) ?? '';
}

function refused(message: string): Failure {
  return new Failure('invalid_request', message);
}

async function opened(
  source: AsyncIterable<Uint8Array>,
  deadline: Deadline,
  close: () => void,
): Promise<AppFile | undefined> {
  const pieces = source[Symbol.asyncIterator]();
  const first = await within(deadline, begin(pieces));
  if (!first) return undefined;
  let count = 0;
  async function* all(piece: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let next: IteratorResult<Uint8Array> = { value: piece }; !next.done; next = await pieces.next()) {
      count += next.value.byteLength;
      yield next.value;
    }
  }
  try {
    refuseOtherFile(first);
  } catch (thrown) {
    close();
    throw thrown;
  }
  return { bytes: all(first), count: () => count, close };
}

function none(): void {
  undefined;
}

/** The first chunk that is not empty; undefined for an empty body. */
async function begin(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return undefined;
    if (value.byteLength > 0) return value;
  }
}

function refuseOtherFile(first: Uint8Array): void {
  const length = Math.min(first.byteLength, ZIP.length);
  if (!ZIP.subarray(0, length).equals(Buffer.from(first.subarray(0, length))))
    throw refused('The file is neither an APK nor an AAB. Give its content as it is, not as a text.');
}
