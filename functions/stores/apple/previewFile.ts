// The video of an app preview: from an address, read by parts and known by its digest, or from the body of the call.
import { createHash } from 'node:crypto';
import { Failure } from '../../core/errors.ts';
import { fileNameIn } from '../../core/fileName.ts';
import type { StepRunner } from '../../core/stepRunner.ts';
import { probeFile, type SourceFacts } from '../../transport/fileFacts.ts';
import { openSource, type SourceReader } from '../../transport/sourceFile.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { describeSize } from './buildFile.ts';
import { wrongInput } from './recipeErrors.ts';

/** Apple's page on uploading videos: 500 MB. */
const LARGEST = 524_288_000;
const ENDING = /\.(mp4|m4v|mov)$/i;
/** What is at offset 4 of an MPEG-4 or QuickTime file: the type of its first box (ISO/IEC 14496-12, 4.2). */
const boxes = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'];

export interface PreviewFile {
  readonly name: string;
  readonly size: number;
  /** MD5; undefined for a body, which can be read once. */
  readonly checksum?: string;
  readonly open: () => SourceReader;
  /** MD5 of what was read, once all of it was. */
  readonly digest: () => string;
}

/** The file that the call gives. 400 for what is no video by its name or its first bytes, 413 for one that is too large. */
export async function readPreviewFile(context: RecipeContext, steps: StepRunner): Promise<PreviewFile> {
  const address = inputOf<string>(context, 'fileUrl')?.trim() ?? '';
  const name = (inputOf<string>(context, 'fileName')?.trim() || fileNameIn(address)).slice(-120);
  if (!ENDING.test(name)) throw wrongInput('Give a File name that ends in .mp4, .m4v or .mov. Apple goes by the name.');
  return address === '' ? bodyFile(context, name) : addressFile(context, steps, name, address);
}

/** Reads the file once to know its digest, so that the same video is found in the library. Kept for later slices. */
async function addressFile(
  context: RecipeContext,
  steps: StepRunner,
  name: string,
  address: string,
): Promise<PreviewFile> {
  const { files, deadline, job } = context;
  const known = job?.saved.file as (SourceFacts & { readonly checksum: string }) | undefined;
  const file =
    known ??
    (await steps.read(
      'Look at the file',
      async () => {
        const { start, ...facts } = await probeFile(files, address, deadline);
        refuseSize(facts.size);
        if (!boxes.includes(start.toString('latin1', 4, 8)))
          throw wrongInput('The file at this address is no MPEG-4 or QuickTime video: it does not begin as one.');
        return { ...facts, checksum: await checksumOf(openSource(files, address, facts, deadline), facts.size) };
      },
      ({ size }) => `${describeSize(size)}.`,
      ({ checksum }) => ({ checksum }),
    ));
  const { version, ...kept } = file;
  await job?.checkpoint({ file: { ...kept, ...(version && { version }) } }, steps.reports);
  return {
    ...{ name, size: file.size, checksum: file.checksum },
    open: () => openSource(files, address, file, deadline),
    digest: () => file.checksum,
  };
}

async function checksumOf(source: SourceReader, size: number): Promise<string> {
  const hash = createHash('md5');
  try {
    for await (const piece of source.read(0, size)) hash.update(piece);
    return hash.digest('hex');
  } finally {
    source.close();
  }
}

function bodyFile({ call, valid }: RecipeContext, name: string): PreviewFile {
  const declared = /^\d{1,15}$/.exec(call.header('content-length') ?? '')?.[0];
  const isPlan = valid.query.dryRun === true;
  if (!valid.bytes && !isPlan) throw wrongInput('Give the video as the body of the call, or its File address.');
  if (declared === undefined && !isPlan)
    throw wrongInput(
      'Apple needs the size of the video first: send the body with a Content-Length, or give its File address.',
    );
  const size = Number(declared ?? 0);
  refuseSize(size);
  const hash = createHash('md5');
  return { name, size, open: () => onceReader(valid.bytes, hash), digest: () => hash.digest('hex') };
}

function refuseSize(size: number): void {
  if (size > LARGEST) throw new Failure('payload_too_large', `The video is larger than ${LARGEST} bytes.`);
}

/** Reads the parts in order. A part cannot be read again. */
function onceReader(bytes: AsyncIterable<Uint8Array> | undefined, hash: ReturnType<typeof createHash>): SourceReader {
  const pieces = bytes?.[Symbol.asyncIterator]();
  let [at, rest] = [0, new Uint8Array()];
  return {
    read: async function* (offset, length) {
      if (offset !== at || !pieces)
        throw wrongInput('A part of the video could not be sent. Call again with the video.');
      for (let left = length; left > 0; ) {
        if (rest.byteLength === 0) {
          const { done, value } = await pieces.next();
          if (done) throw wrongInput('The video is shorter than its Content-Length.');
          rest = new Uint8Array(value);
        }
        const piece = rest.subarray(0, left);
        rest = rest.subarray(piece.byteLength);
        left -= piece.byteLength;
        at += piece.byteLength;
        hash.update(piece);
        yield piece;
      }
    },
    close: () => void pieces?.return?.(),
  };
}
