// Encodes a file and its fields as multipart/form-data (RFC 7578); the file is streamed.
import { randomUUID } from 'node:crypto';

export interface MultipartForm {
  readonly contentType: string;
  readonly body: AsyncIterable<Uint8Array>;
}

export function multipartBody(
  fields: Readonly<Record<string, string>>,
  fileName: string,
  file: AsyncIterable<Uint8Array>,
): MultipartForm {
  const boundary = `relay-${randomUUID()}`;
  const part = (head: string): string => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n`;
  async function* body(): AsyncGenerator<Uint8Array> {
    for (const [name, value] of Object.entries(fields))
      yield Buffer.from(`${part(`name=${quoted(name)}`)}\r\n${value}\r\n`);
    const head = part(`name="file"; filename=${quoted(fileName)}`);
    yield Buffer.from(`${head}content-type: application/octet-stream\r\n\r\n`);
    yield* file;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: body() };
}

/** Escapes a name so that it cannot end its line or its quotation marks. */
function quoted(name: string): string {
  return `"${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"`;
}
