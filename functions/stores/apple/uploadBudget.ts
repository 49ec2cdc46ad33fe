// Memory budget for buffered uploads; 429 with Retry-After when exhausted. Apple needs the size first and the checksum last, so an image is buffered.
import { createHash } from 'node:crypto';
import { displayTypesFor, type Size, screenshotSizes } from '../../../connector/stores/apple/screenshotSizes.ts';
import { type Deadline, within } from '../../core/deadline.ts';
import { Failure } from '../../core/errors.ts';
import { holdingOf } from '../../core/heldMemory.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { type ImageInfo, readImageInfo } from './imageFormat.ts';
import { wrongInput } from './recipeErrors.ts';

export interface BufferedUpload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly picture: ImageInfo;
  /** MD5, as 32 hexadecimal digits: Apple compares it with the received file. */
  readonly checksum: string;
}

/** Screenshots are a few megabytes; anything above this is rejected. */
const LARGEST = 20_971_520;

/** Where the bytes of a picture come from. */
export interface PictureSource {
  readonly name: string;
  /** What to call it in a message. */
  readonly what: 'body' | 'file';
  /** Its size in bytes, or the most that it can have. */
  readonly size: number;
  readonly read: () => AsyncIterable<Uint8Array>;
}

/** Reads the image of the body, and counts it against the budget until `work` is done. */
export async function withUpload<T>(context: RecipeContext, work: (upload: BufferedUpload) => Promise<T>): Promise<T> {
  const name = inputOf<string>(context, 'fileName') ?? '';
  const source = { name, what: 'body', size: sizeToReserve(context), read: () => bodyOf(context) } as const;
  return withPicture(context, source, async (upload) => {
    const { picture } = upload;
    if (inputOf<boolean>(context, 'anySize') !== true)
      refuseSize(picture, inputOf<string>(context, 'displayType') ?? '');
    return work(upload);
  });
}

/** Reads the image, and counts it against the budget until `work` is done. Everything that it shows by itself is validated. */
async function withPicture<T>(
  context: RecipeContext,
  source: PictureSource,
  work: (upload: BufferedUpload) => Promise<T>,
): Promise<T> {
  const { upload, release } = await holdPicture(context, source);
  try {
    return await work(upload);
  } finally {
    release();
  }
}

/** An image in memory, counted against the budget until it is released or the call ends. */
export interface HeldPicture {
  readonly upload: BufferedUpload;
  readonly release: () => void;
}

/** Reads the image as `withPicture` does, for work that begins later. */
export async function holdPicture({ deadline, line }: RecipeContext, source: PictureSource): Promise<HeldPicture> {
  if (source.size > LARGEST) throw tooLarge(LARGEST);
  const holding = holdingOf(deadline);
  await holding.enter(deadline, line.caller);
  const reading = holding.begin();
  const release = (): void => holding.settle(); // a job reads many pictures, one after the other
  let upload: BufferedUpload | undefined;
  try {
    await reading.take(source.size, deadline);
    upload = await readPicture(deadline, source);
    return { upload, release };
  } finally {
    reading.done();
    if (!upload) release();
  }
}

/** The size of the image for a message, with a leading space. */
export function pixelsOf({ size }: Pick<ImageInfo, 'size'>): string {
  return size ? ` (${size.width} by ${size.height} pixels)` : '';
}

/** Reserves the declared length, or the maximum if the call declares none. */
function sizeToReserve({ call }: RecipeContext): number {
  const declared = /^\d+$/.exec(call.header('content-length') ?? '')?.[0];
  if (Number(declared ?? 0) > LARGEST) throw tooLarge(LARGEST);
  return Number(declared ?? LARGEST);
}

async function readPicture(deadline: Deadline, { name, what, size, read }: PictureSource): Promise<BufferedUpload> {
  const bytes = await fill(read(), size, deadline).catch((thrown: unknown) => {
    if (!(thrown instanceof Failure && thrown.code === 'store_timeout')) throw thrown;
    throw new Failure('invalid_request', 'The picture did not arrive in time.', { status: 408 });
  });
  const picture = readImageInfo(bytes);
  if (!picture) throw wrongInput(`The ${what} is neither a PNG nor a JPEG picture.`);
  if (/\.png$/i.test(name) !== (picture.kind === 'PNG'))
    throw wrongInput(`The picture is a ${picture.kind}, but its File name says otherwise. Apple goes by the name.`);
  return { name, bytes, picture, checksum: createHash('md5').update(bytes).digest('hex') };
}

function tooLarge(most: number): Failure {
  return new Failure('payload_too_large', `The picture is larger than ${most} bytes.`);
}

function bodyOf({ valid }: RecipeContext): AsyncIterable<Uint8Array> {
  if (!valid.bytes) throw wrongInput('Give the picture as the body of the call.');
  return valid.bytes;
}

/** Apple reports this only after the upload, and the set then contains a failed image. */
function refuseSize({ size }: ImageInfo, displayType: string): void {
  const sizes = screenshotSizes[displayType];
  if (!size || !sizes || sizes.some(([width, height]) => width === size.width && height === size.height)) return;
  const fitting = displayTypesFor(size.width, size.height);
  const cure = fitting.length > 0 ? `This one is for ${fitting.join(', ')}.` : 'This one is for no display type.';
  throw wrongInput(
    `The picture has ${size.width} by ${size.height} pixels, and ${displayType} takes ${inPixels(sizes)}. ${cure}` as `${string}.`,
  );
}

/** Reads into a single buffer: concatenating chunks at the end would need the memory twice. */
async function fill(source: AsyncIterable<Uint8Array>, most: number, deadline: Deadline): Promise<Buffer> {
  const held = Buffer.allocUnsafeSlow(most);
  const pieces = source[Symbol.asyncIterator]();
  let length = 0;
  // each chunk is read within the deadline, so that a client that stops sending does not keep its memory reserved
  for (let next = await within(deadline, pieces.next()); !next.done; next = await within(deadline, pieces.next())) {
    if (length + next.value.byteLength > most) throw tooLarge(most);
    held.set(next.value, length);
    length += next.value.byteLength;
  }
  return held.subarray(0, length);
}

function inPixels(sizes: readonly Size[]): string {
  return sizes.map(([width, height]) => `${width} by ${height}`).join(', ');
}
