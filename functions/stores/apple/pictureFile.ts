// A picture at an address of the caller: read within the memory budget, and read on if it breaks off.
import { Failure } from '../../core/errors.ts';
import { probeFile } from '../../transport/fileFacts.ts';
import { openSource, type SourceReader } from '../../transport/sourceFile.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { type BufferedUpload, type HeldPicture, holdPicture } from './uploadBudget.ts';

/** How often a file is read on. */
const TRIES = 3;

/** The address of a picture, and the name that Apple gets. */
export interface PictureAddress {
  readonly fileUrl: string;
  readonly fileName: string;
}

/** Reads the picture into memory, as much as the budget allows at a time. A file that breaks off is read on. */
export async function withPictureAt(
  context: RecipeContext,
  address: PictureAddress,
  work: (upload: BufferedUpload) => Promise<void>,
): Promise<void> {
  const { upload, release } = await holdPictureAt(context, address);
  try {
    await work(upload);
  } finally {
    release();
  }
}

/** The same for work that begins later. */
export async function holdPictureAt(
  context: RecipeContext,
  { fileUrl, fileName: name }: PictureAddress,
): Promise<HeldPicture> {
  const { files, deadline } = context;
  const facts = await probeFile(files, fileUrl, deadline).catch(asOwn);
  const source = openSource(files, fileUrl, facts, deadline);
  try {
    return await holdPicture(context, { name, what: 'file', size: facts.size, read: () => readOn(source, facts.size) });
  } finally {
    source.close();
  }
}

async function* readOn(source: SourceReader, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0, tries = 1; at < size; tries += 1) {
    try {
      for await (const piece of source.read(at, size - at)) {
        at += piece.byteLength;
        yield piece;
      }
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.code !== 'store_unreachable' || tries >= TRIES) asOwn(thrown);
    }
  }
}

/** The host of a file is not the store: its failure is that of the row. */
function asOwn(thrown: unknown): never {
  if (!(thrown instanceof Failure) || thrown.code !== 'store_unreachable') throw thrown;
  throw new Failure('invalid_request', thrown.message, { cause: thrown.cause });
}
