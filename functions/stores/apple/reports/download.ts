// Handles a report that Apple sends as a single file.
import { Readable } from 'node:stream';
import { Failure } from '../../../core/errors.ts';
import type { RelayResponse } from '../../../core/types.ts';
import { checkPacked } from '../../../reports/limits.ts';
import { streamTable } from '../../../reports/streamTable.ts';
import type { TableOptions } from '../../../reports/tableParser.ts';
import { createTableStream } from '../../../reports/tableStream.ts';
import { writers } from '../../../reports/tableWriters.ts';
import type { PackedFile } from '../../../reports/unzip.ts';
import type { OperationInputs, StoreApi } from '../../../workflow/storeApi.ts';

/** Requests the file, and responds with its rows. */
export function download(
  { read }: StoreApi,
  operation: string,
  inputs: OperationInputs,
  options: TableOptions,
): Promise<RelayResponse> {
  return read(operation, inputs, async ({ body, headers }) => {
    if (body === undefined) throw new Failure('store_invalid_answer', 'Apple sent no report. Try again later.');
    try {
      checkPacked(Number(headers['content-length'] ?? 0));
    } catch (thrown) {
      if (body instanceof Readable) body.destroy(); // an unread body would keep its connection open forever
      throw thrown;
    }
    return tableAnswer(one({ body }), options);
  });
}

export async function tableAnswer(files: AsyncIterable<PackedFile>, options: TableOptions): Promise<RelayResponse> {
  return {
    status: 200,
    headers: { 'content-type': writers[options.format].contentType },
    body: await streamTable(files, createTableStream(options)),
  };
}

async function* one(packed: PackedFile): AsyncGenerator<PackedFile> {
  yield packed;
}
