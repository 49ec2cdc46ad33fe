// The picture that a call brings: held whole, since Apple wants its size first and its checksum last.
import { createHash } from 'node:crypto';
import { collect } from '../body.ts';
import { within } from '../deadline.ts';
import { Failure } from '../errors.ts';
import { input, type Kitchen } from '../recipes/recipe.ts';
import { type Picture, readPicture } from './picture.ts';
import { wrongInput } from './refuse.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly picture: Picture;
  /** MD5, as 32 hexadecimal digits: what Apple compares with what arrived. */
  readonly checksum: string;
}

/** Screenshots are a few megabytes; more than this is none. */
const LARGEST = 20_971_520;

const read = async ({ valid, deadline }: Kitchen): Promise<Buffer> => {
  if (!valid.bytes) throw wrongInput('Give the picture as the body of the call.');
  const bytes = await within(deadline, collect(valid.bytes, LARGEST)).catch((thrown: unknown) => {
    if (!(thrown instanceof Failure && thrown.code === 'store_timeout')) throw thrown;
    throw new Failure('invalid_request', 'The picture did not arrive in time.', { status: 408 });
  });
  if (!bytes) throw new Failure('payload_too_large', `The picture is larger than ${LARGEST} bytes.`);
  return bytes;
};

/** Everything that can be said of a picture without asking Apple is said before anything is reserved. */
export const readUpload = async (kitchen: Kitchen): Promise<Upload> => {
  const name = input<string>(kitchen, 'fileName') ?? '';
  const bytes = await read(kitchen);
  const picture = readPicture(bytes);
  if (!picture) throw wrongInput('The body is neither a PNG nor a JPEG picture.');
  if (/\.png$/i.test(name) !== (picture.kind === 'PNG'))
    throw wrongInput(`The picture is a ${picture.kind}, but its File name says otherwise. Apple goes by the name.`);
  return { name, bytes, picture, checksum: createHash('md5').update(bytes).digest('hex') };
};

/** The size of the picture as a sentence says it, with a blank in front. */
export const pixelsOf = ({ picture: { size } }: Upload): string =>
  size ? ` (${size.width} by ${size.height} pixels)` : '';
