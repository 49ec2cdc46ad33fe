// Comparison with undici alone: a proxy on its `dispatch`, which hands over the parsed response without a stream.
import { createServer, type ServerResponse } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import { listenAsProcess } from '../process/listen.ts';
import { settings } from '../process/settings.ts';

const store = new Pool(settings.APPLE__ORIGIN ?? '', { connections: 256 });

const server = createServer((req, res) => {
  const { connection: _, ...headers } = req.headers;
  const method = req.method as Dispatcher.HttpMethod;
  store.dispatch({ path: req.url ?? '', method, headers, body: method === 'GET' ? null : req }, passTo(res));
});

function passTo(res: ServerResponse): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (controller) => {
      res.on('close', () => {
        if (!res.writableFinished) controller.abort(new Error('The client has gone'));
      });
    },
    onResponseStart: (_, status, headers) => void res.writeHead(status, headers),
    onResponseData: (controller, chunk) => {
      if (res.write(chunk)) return;
      controller.pause();
      res.once('drain', () => controller.resume());
    },
    onResponseEnd: () => void res.end(),
    onResponseError: () => void res.destroy(),
  };
}

await listenAsProcess(server);
