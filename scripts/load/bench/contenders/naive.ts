// Comparison with plain axios: an instance with default settings that parses and serializes the response.
import { createServer } from 'node:http';
import axios from 'axios';
import { listenAsProcess } from '../process/listen.ts';
import { settings } from '../process/settings.ts';

const store = axios.create({ baseURL: settings.APPLE__ORIGIN ?? '' });

const server = createServer((req, res) => {
  const headers = { 'accept-encoding': req.headers['accept-encoding'] ?? 'identity' };
  store
    .get(req.url ?? '', { headers })
    .then(({ status, data }) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(data)))
    .catch(() => res.destroy());
});

await listenAsProcess(server);
