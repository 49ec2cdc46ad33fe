#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2: a tool result with isError and structuredContent that does not match the tool's
# outputSchema is replaced by the client's own error, so what the tool said is lost. @modelcontextprotocol/client 2.4.0
# gives the result. Both check only tools that were listed before. Exits non-zero if this changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @modelcontextprotocol/sdk@1.32.2 @modelcontextprotocol/client@2.4.0 >/dev/null
cat > run.mjs <<'JS'
import { once } from 'node:events';
import http from 'node:http';
import * as second from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const outputSchema = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
const results = {
  initialize: { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'stores', version: '1' } },
  'tools/list': { tools: [{ name: 'submit', inputSchema: { type: 'object' }, outputSchema }] },
  'tools/call': {
    isError: true,
    content: [{ type: 'text', text: 'The version has no build.' }],
    structuredContent: { error: { code: 'conflict' } },
  },
};
const server = http.createServer(async (request, response) => {
  if (request.method !== 'POST') return void response.writeHead(405).end();
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { id, method } = JSON.parse(Buffer.concat(chunks));
  if (id === undefined) return void response.writeHead(202).end();
  const result = results[method];
  const body = { jsonrpc: '2.0', id, ...(result ? { result } : { error: { code: -32601, message: 'unknown' } }) };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const url = new URL(`http://127.0.0.1:${server.address().port}/`);

async function answerOf(client, transport, isListed) {
  await client.connect(transport);
  if (isListed) await client.listTools();
  const answer = await client
    .callTool({ name: 'submit', arguments: {} })
    .then(({ content }) => content[0].text, (error) => `thrown: ${error.message}`);
  await client.close();
  return answer;
}
const info = { name: 'finding', version: '1' };
const asked = {};
for (const isListed of [true, false]) {
  const when = isListed ? 'listed before' : 'not listed';
  asked[`sdk 1.32.2, ${when}`] = await answerOf(new Client(info), new StreamableHTTPClientTransport(url), isListed);
  const transport = new second.StreamableHTTPClientTransport(url);
  asked[`client 2.4.0, ${when}`] = await answerOf(new second.Client(info), transport, isListed);
}
console.log(`Node ${process.version}`);
for (const [name, answer] of Object.entries(asked)) console.log(`${name}: ${answer}`);
server.close();
server.closeAllConnections();
const said = Object.values(asked).map((answer) => answer === 'The version has no build.');
process.exitCode = said.join() === 'false,true,true,true' && /^thrown/.test(Object.values(asked)[0]) ? 0 : 1;
JS
node run.mjs
