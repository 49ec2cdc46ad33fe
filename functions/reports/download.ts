// A report that Apple sends as one file -> the answer.
import { Readable } from 'node:stream';
import type { Cook, Inputs } from '../cook.ts';
import { Failure } from '../errors.ts';
import type { Answer } from '../message.ts';
import { checkPacked } from './limits.ts';
import { pour } from './pour.ts';
import type { Asked } from './sheet.ts';
import { takeTable } from './table.ts';
import type { Packed } from './unzip.ts';
import { writers } from './writers.ts';

async function* one(packed: Packed): AsyncGenerator<Packed> {
  yield packed;
}

export const tableAnswer = async (files: AsyncIterable<Packed>, asked: Asked): Promise<Answer> => ({
  status: 200,
  headers: { 'content-type': writers[asked.format].contentType },
  body: await pour(files, takeTable(asked)),
});

/** Asks for the file, and answers with its rows. */
export const download = ({ read }: Cook, operation: string, inputs: Inputs, asked: Asked): Promise<Answer> =>
  read(operation, inputs, async ({ body, headers }) => {
    if (body === undefined) throw new Failure('store_invalid_answer', 'Apple sent no report. Try again later.');
    try {
      checkPacked(Number(headers['content-length'] ?? 0));
    } catch (thrown) {
      if (body instanceof Readable) body.destroy(); // unread, it would keep its connection for ever
      throw thrown;
    }
    return tableAnswer(one({ body }), asked);
  });
