#!/usr/bin/env bash
# @azure/functions 4.16.5: a 64-bit integer in the metadata of a trigger, such as the dequeueCount of a queue message since
# version 5 of the storage extension (MicrosoftDocs/azure-docs, issue 92541), is handed to the function as
# { low, high, unsigned }. The worker decodes it with long.js, and the library copies the object without its methods, so
# Number() of it is NaN. The Functions worker is replaced by a module of ten lines. Exits non-zero if this changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @azure/functions@4.16.5 protobufjs@7.5.4 long@5.3.2 >/dev/null
mkdir -p node_modules/@azure/functions-core
cat > node_modules/@azure/functions-core/index.js <<'JS'
exports.log = () => undefined;
exports.hostVersion = '4.1037.0';
exports.version = '3.9.1';
exports.functions = {};
exports.registerFunction = (metadata, handler) => { exports.functions[metadata.name] = { metadata, handler }; };
exports.registerHook = () => ({ dispose: () => undefined });
exports.setProgrammingModel = (model) => { exports.model = model; };
JS
cat > run.cjs <<'JS'
const protobuf = require('protobufjs');
const { app } = require('@azure/functions');
const core = require('@azure/functions-core');

// as in FunctionRpc.proto: message TypedData { oneof data { ... sint64 int = 6; ... } }
const { root } = protobuf.parse('syntax = "proto3"; message TypedData { oneof data { string string = 1; sint64 int = 6; } }');
const TypedData = root.lookupType('TypedData');
const received = TypedData.toObject(TypedData.decode(TypedData.encode({ int: 5 }).finish()), { oneofs: true });

app.storageQueue('consume', { queueName: 'q', connection: 'AzureWebJobsStorage', handler: () => undefined });
(async () => {
  const { metadata } = core.functions.consume;
  const [binding] = Object.keys(metadata.bindings);
  const request = { inputData: [{ name: binding, data: { string: 'text' } }], triggerMetadata: { DequeueCount: received } };
  const { context } = await core.model.getInvocationModel({ invocationId: '1', metadata, request, log: () => undefined }).getArguments();
  const { dequeueCount } = context.triggerMetadata;
  console.log('decoded by the worker:', String(received.int), 'and given to the function:', JSON.stringify(dequeueCount), 'as a number:', Number(dequeueCount));
  const isSo = String(received.int) === '5' && dequeueCount.low === 5 && Number.isNaN(Number(dequeueCount));
  process.exit(isSo ? 0 : 1);
})();
JS
node run.cjs
