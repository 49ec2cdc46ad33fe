#!/usr/bin/env bash
# @azure/data-tables 13.3.2: an entity's own property named etag replaces the ETag of the service in what getEntity
# returns, so replacing the entity "if it is unchanged" compares a value that the service never gave. createEntity sends
# such a property as odata.etag, the name of the metadata, instead of etag.
# The service is a loopback server that prints what it is asked. Exits non-zero if this changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @azure/data-tables@13.3.2 >/dev/null
cat > run.cjs <<'JS'
const http = require('node:http');
const { once } = require('node:events');
const { AzureNamedKeyCredential, TableClient } = require('@azure/data-tables');

(async () => {
  const asked = [];
  const stored = { 'odata.etag': 'W/"7"', PartitionKey: 'p', RowKey: 'r', etag: 'written by a maker', state: 'open' };
  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push({ method: request.method, ifMatch: request.headers['if-match'], body: Buffer.concat(chunks).toString() });
    if (request.method !== 'GET') return void response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'application/json;odata=minimalmetadata' }).end(JSON.stringify(stored));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const credential = new AzureNamedKeyCredential('account', Buffer.from('not a key').toString('base64'));
  const origin = `http://127.0.0.1:${server.address().port}/account`;
  const table = new TableClient(origin, 'orders', credential, { allowInsecureConnection: true });
  await table.createEntity({ partitionKey: 'p', rowKey: 'r', etag: 'mine', state: 'open' });
  const entity = await table.getEntity('p', 'r');
  await table.updateEntity({ ...entity, state: 'done' }, 'Replace', { etag: entity.etag });
  const [created, , updated] = asked;
  console.log(`@azure/data-tables ${require('@azure/data-tables/package.json').version}, Node ${process.version}`);
  console.log(`createEntity sends ${created.body}`);
  console.log(`The service's ETag is ${stored['odata.etag']}; getEntity returns etag ${JSON.stringify(entity.etag)}; the update sends if-match: ${updated.ifMatch}`);
  server.close();
  server.closeAllConnections();
  const isLost = created.body.includes('"odata.etag":"mine"') && !created.body.includes('"etag"');
  process.exitCode = isLost && updated.ifMatch === 'written by a maker' ? 0 : 1;
})();
JS
node run.cjs
