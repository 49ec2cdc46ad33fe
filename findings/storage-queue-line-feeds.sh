#!/usr/bin/env bash
# @azure/storage-queue 12.30.0, the last version for Node.js 20, removes every line feed from the text of a message before
# it sends it. 12.32.0 does not. A message of several lines arrives changed, without an error.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund @azure/storage-queue@12.30.0 > /dev/null
cat > send.mjs <<'JS'
import { createServer } from 'node:http';
import { QueueClient } from '@azure/storage-queue';
let sent = '';
const server = createServer((request, response) => {
  request.setEncoding('utf8').on('data', (text) => { sent += text; });
  request.on('end', () => {
    response.writeHead(201, { 'content-type': 'application/xml' });
    response.end('<?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>1</MessageId><InsertionTime>Sun, 29 Nov 2026 00:00:00 GMT</InsertionTime><ExpirationTime>Sun, 06 Dec 2026 00:00:00 GMT</ExpirationTime><PopReceipt>r</PopReceipt><TimeNextVisible>Sun, 29 Nov 2026 00:00:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>');
  });
}).listen(0, '127.0.0.1', async () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const client = new QueueClient(`DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;QueueEndpoint=${origin}/a`, 'queue');
  await client.sendMessage('first\nsecond');
  server.close();
  server.closeAllConnections();
  const text = /<MessageText>([\s\S]*)<\/MessageText>/.exec(sent)?.[1];
  console.log(`given: ${JSON.stringify('first\nsecond')}`);
  console.log(`sent:  ${JSON.stringify(text)}`);
  process.exitCode = text === 'firstsecond' ? 0 : 1;
});
JS
node send.mjs
