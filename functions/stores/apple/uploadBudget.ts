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

/** Reads the image, and counts it against the budget until `work` is done. */
export async function withUpload<T>(context: RecipeContext, work: (upload: BufferedUpload) => Promise<T>): Promise<T> {
  const { deadline, line } = context;
  const most = sizeToReserve(context);
  const holding = holdingOf(deadline);
  await holding.enter(deadline, line.caller);
  const reading = holding.begin();
  try {
    await reading.take(most, deadline);
    return await work(await readUpload(context, most));
  } finally {
    reading.done();
  }
}

/** The size of the image for a message, with a leading space. */
export function pixelsOf({ picture: { size } }: BufferedUpload): string {
  return size ? ` (${size.width} by ${size.height} pixels)` : '';
}

/** Reserves the declared length, or the maximum if the call declares none. */
function sizeToReserve({ call }: RecipeContext): number {
  const declared = /^\d+$/.exec(call.header('content-length') ?? '')?.[0];
  if (Number(declared ?? 0) > LARGEST) throw tooLarge(LARGEST);
  return Number(declared ?? LARGEST);
}

/** Validates everything that the image itself shows before anything is reserved in the store. */
async function readUpload(context: RecipeContext, most: number): Promise<BufferedUpload> {
  const name = inputOf<string>(context, 'fileName') ?? '';
  const bytes = await read(context, most);
  const picture = readImageInfo(bytes);
  if (!picture) throw wrongInput('The body is neither a PNG nor a JPEG picture.');
  if (/\.png$/i.test(name) !== (picture.kind === 'PNG'))
    throw wrongInput(`The picture is a ${picture.kind}, but its File name says otherwise. Apple goes by the name.`);
  if (inputOf<boolean>(context, 'anySize') !== true) refuseSize(picture, inputOf<string>(context, 'displayType') ?? '');
  return { name, bytes, picture, checksum: createHash('md5').update(bytes).digest('hex') };
}

function tooLarge(most: number): Failure {
  return new Failure('payload_too_large', `The picture is larger than ${most} bytes.`);
}

async function read({ valid, deadline }: RecipeContext, most: number): Promise<Buffer> {
  if (!valid.bytes) throw wrongInput('Give the picture as the body of the call.');
  return fill(valid.bytes, most, deadline).catch((thrown: unknown) => {
    if (!(thrown instanceof Failure && thrown.code === 'store_timeout')) throw thrown;
    throw new Failure('invalid_request', 'The picture did not arrive in time.', { status: 408 });
  });
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
