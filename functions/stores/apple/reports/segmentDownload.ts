// Downloads the files of an analytics report one after the other. Each URL is requested just before its download, because it expires after five minutes.

import { asFailure, Failure } from '../../../core/errors.ts';
import { checkPacked } from '../../../reports/limits.ts';
import type { PackedFile } from '../../../reports/unzip.ts';
import type { RecipeContext, StoreApi } from '../../../workflow/storeApi.ts';
import { type ListedFile, listWhole } from './allFiles.ts';

interface Attributes {
  readonly url?: string;
  readonly checksum?: string;
  readonly sizeInBytes?: number;
}

/** Maximum age of a URL, in milliseconds: Apple's expire after five minutes, by Apple's clock. */
const FRESH = 240_000;

/** One file of a report, to be read as it arrives. */
export interface SegmentFile extends PackedFile {
  readonly id: string;
}

export interface Segments {
  readonly count: number;
  readonly files: AsyncIterable<SegmentFile>;
}

/** Opens the files of this instance of a report, or those of them that are wanted, by their IDs. */
export async function openSegments(
  { files, now, deadline }: Pick<RecipeContext, 'files' | 'now' | 'deadline'>,
  api: StoreApi,
  instance: string,
  isWanted: (id: string) => boolean = () => true,
): Promise<Segments> {
  let listed = 0;
  const list = async (): Promise<readonly ListedFile<Attributes>[]> => {
    listed = now();
    const all = await listWhole<Attributes>(api, 'ListAnalyticsReportSegments', { id: instance });
    return all.filter(({ id }) => isWanted(id));
  };
  let segments = await list();
  checkPacked(segments.reduce((sum, { attributes }) => sum + (attributes?.sizeInBytes ?? 0), 0));

  const fetchOne = async (id: string): Promise<SegmentFile> => {
    const { url, checksum, sizeInBytes: size } = segments.find((each) => each.id === id)?.attributes ?? {};
    if (url === undefined)
      throw new Failure('store_invalid_answer', 'Apple lists a file of the report without its address.');
    const { body } = await files.ofStore(url, { deadline });
    return { id, body, checksum, size };
  };
  const fetchAgain = async (id: string): Promise<SegmentFile> => {
    segments = await list();
    return fetchOne(id);
  };
  async function* each(): AsyncGenerator<SegmentFile> {
    for (const { id } of [...segments])
      yield now() - listed > FRESH
        ? await fetchAgain(id)
        : await fetchOne(id).catch((thrown) => (isGone(thrown) ? fetchAgain(id) : Promise.reject(thrown)));
  }
  return { count: segments.length, files: each() };
}

function isGone(thrown: unknown): boolean {
  return asFailure(thrown).code === 'store_unreachable';
}
