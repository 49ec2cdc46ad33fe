// Azurite's tables behind a server that counts their operations, and that can be cut off and joined again.
import { createServer, request } from 'node:http';
import type { Azurite } from '../../scripts/azurite/azurite.ts';
import { serveOn } from './listen.ts';

export interface StorageProxy {
  readonly connectionString: string;
  /** Table operations so far. */
  readonly operations: () => number;
  readonly cut: (isCut: boolean) => void;
  readonly close: () => Promise<void>;
}

export async function openStorageProxy({ connectionString }: Pick<Azurite, 'connectionString'>): Promise<StorageProxy> {
  const target = new URL(/TableEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? '');
  let [operations, isCut] = [0, false];
  const server = createServer((asked, response) => {
    operations += 1;
    if (isCut) return void response.destroy();
    const { method, url: path, headers } = asked;
    const onward = request({ host: target.hostname, port: target.port, method, path, headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    onward.on('error', () => response.destroy());
    asked.pipe(onward);
  });
  const { origin, close } = await serveOn(server);
  return {
    connectionString: connectionString.replace(target.origin, origin),
    operations: () => operations,
    cut: (to) => {
      isCut = to;
    },
    close,
  };
}
