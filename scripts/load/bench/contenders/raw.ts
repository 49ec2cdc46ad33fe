// The baseline: the cost of a Node proxy that only pipes.
import { Agent, createServer, request } from 'node:http';
import { listenAsProcess } from '../process/listen.ts';
import { settings } from '../process/settings.ts';

const { hostname, port } = new URL(settings.APPLE__ORIGIN ?? '');
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

const server = createServer((req, res) => {
  const outgoing = request({ hostname, port, path: req.url, method: req.method, headers: req.headers, agent });
  outgoing.on('response', (answered) => {
    res.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(res);
  });
  outgoing.on('error', () => res.destroy());
  req.pipe(outgoing);
});

await listenAsProcess(server);
