#!/usr/bin/env bash
# undici 7.30.2: after a request in flight is aborted, Client and Pool open another connection that no request asked for.
# With pipelining: 0, where each request should have its own connection, the next request uses that idle one.
# Exits non-zero if this changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund undici@7.30.2 >/dev/null
cat > run.cjs <<'JS'
const http = require('node:http');
const { once } = require('node:events');
const { setTimeout: pause } = require('node:timers/promises');
const { Pool } = require('undici');
(async () => {
  const opened = [];
  let asked = 0;
  const server = http.createServer((request, response) => {
    asked += 1;
    if (asked > 32) response.end(String(opened.indexOf(request.socket) + 1)); // the first 32 are never answered
  });
  server.on('connection', (socket) => opened.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const pool = new Pool(`http://127.0.0.1:${server.address().port}`, { connections: 64, pipelining: 0 });
  const caller = new AbortController();
  require('node:events').setMaxListeners(64, caller.signal);
  const post = (signal) => pool.request({ path: '/', method: 'POST', body: '{}', signal });
  const left = Array.from({ length: 32 }, () => post(caller.signal).catch(() => undefined));
  while (asked < 32) await pause(5);
  caller.abort();
  await Promise.all(left);
  await pause(300);
  const after = opened.length;
  const nth = Number(await (await post()).body.text());
  console.log(`undici ${require('undici/package.json').version}, Node ${process.version}`);
  console.log(`32 requests, all aborted in flight: ${after} connections. The next request went over connection ${nth} of ${opened.length}.`);
  await pool.destroy();
  server.closeAllConnections();
  server.close();
  process.exitCode = after === 64 && nth > 32 && nth <= after ? 0 : 1;
})();
JS
node run.cjs
