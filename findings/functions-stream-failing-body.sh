#!/usr/bin/env bash
# @azure/functions 4.16.5 with HTTP streaming: where the body of a response fails, the library's own HTTP server, to which
# Azure's host forwards calls, neither ends nor resets the response. The reader has the first part and waits forever.
# It also writes without waiting for the reader: 64 MB of an unread response are taken from the handler.
# The Functions worker is replaced by a module of ten lines. Exits non-zero if this changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @azure/functions@4.16.5 >/dev/null
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
const http = require('node:http');
const { Readable } = require('node:stream');
const { setTimeout: pause } = require('node:timers/promises');
const { app } = require('@azure/functions');
const core = require('@azure/functions-core');

const forwarded = { 'x-forwarded-host': 'relay.example', 'x-forwarded-proto': 'https' };
let taken = 0;
async function* failing() {
  yield Buffer.from('first part');
  await pause(100);
  throw new Error('the store broke the connection off');
}
async function* long() {
  for (; taken < 64; taken += 1) yield Buffer.alloc(1_000_000);
}
app.setup({ enableHttpStream: true });
app.http('failing', { handler: () => ({ body: Readable.from(failing()) }) });
app.http('long', { handler: () => ({ body: Readable.from(long()) }) });

/** What Azure's host does: forwards the call with an invocation ID, and tells the worker of it. */
async function invoke(origin, name, onResponse) {
  const { metadata, handler } = core.functions[name];
  const invocationId = name;
  const request = http.get(origin, { headers: { 'x-ms-invocation-id': invocationId, ...forwarded } }, onResponse);
  request.on('error', () => undefined);
  const trigger = Object.entries(metadata.bindings).find(([, { type }]) => type === 'httpTrigger')[0];
  const call = { invocationId, metadata, log: () => undefined, state: undefined };
  call.request = { inputData: [{ name: trigger, data: {} }], triggerMetadata: {} };
  const model = core.model.getInvocationModel(call);
  const { context, inputs } = await model.getArguments();
  const result = await model.invokeFunction(context, inputs, handler);
  model.getResponse(context, result).catch((error) => console.log(`The worker is told: ${error.message}`));
  return request;
}

(async () => {
  const { HttpUri } = await core.model.getCapabilities({});
  let [text, ended] = ['', 'still waiting'];
  await invoke(HttpUri, 'failing', (response) => {
    response.on('data', (chunk) => { text += chunk; });
    response.on('end', () => { ended = 'ended'; }).on('close', () => { ended = ended === 'ended' ? ended : 'reset'; });
    response.on('error', () => undefined);
  });
  await pause(5_000);
  console.log(`@azure/functions ${require('@azure/functions/package.json').version}, Node ${process.version}`);
  console.log(`5 s after the body failed the reader has "${text}" and is ${ended}.`);
  await invoke(HttpUri, 'long', (response) => response.pause());
  await pause(3_000);
  console.log(`A reader that reads nothing: ${taken} of 64 MB were taken from the handler.`);
  process.exit(text === 'first part' && ended === 'still waiting' && taken === 64 ? 0 : 1);
})();
JS
node run.cjs
