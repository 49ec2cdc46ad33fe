#!/usr/bin/env bash
# @stoplight/prism-cli 5.14.2 does not see query parameters whose names have brackets, such as the filter[state] and
# fields[apps] of Apple's OpenAPI document: a required one is reported as missing although it was sent, and the values of
# an optional one are not validated. Names without brackets are validated. Exits non-zero if this changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill "${prism:-}" 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @stoplight/prism-cli@5.14.2 >/dev/null
cat > api.json <<'JSON'
{
  "openapi": "3.0.1",
  "info": { "title": "Lists", "version": "1" },
  "paths": {
    "/required": { "get": { "parameters": [{ "$ref": "#/components/parameters/Required" }], "responses": { "204": { "description": "ok" } } } },
    "/optional": { "get": { "parameters": [{ "$ref": "#/components/parameters/Optional" }], "responses": { "204": { "description": "ok" } } } },
    "/plain": { "get": { "parameters": [{ "$ref": "#/components/parameters/Plain" }], "responses": { "204": { "description": "ok" } } } }
  },
  "components": {
    "schemas": { "States": { "type": "array", "items": { "type": "string", "enum": ["DRAFT", "SENT"] } } },
    "parameters": {
      "Required": { "name": "filter[state]", "in": "query", "required": true, "style": "form", "explode": false, "schema": { "$ref": "#/components/schemas/States" } },
      "Optional": { "name": "filter[state]", "in": "query", "style": "form", "explode": false, "schema": { "$ref": "#/components/schemas/States" } },
      "Plain": { "name": "state", "in": "query", "required": true, "style": "form", "explode": false, "schema": { "$ref": "#/components/schemas/States" } }
    }
  }
}
JSON
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
node node_modules/@stoplight/prism-cli/dist/index.js mock --errors -h 127.0.0.1 -p "$port" api.json > prism.log 2>&1 &
prism=$!
cat > run.mjs <<'JS'
const origin = `http://127.0.0.1:${process.argv[2]}`;
const until = Date.now() + 40_000;
while (!(await fetch(origin).catch(() => undefined))) {
  if (Date.now() > until) throw new Error('Prism did not start');
  await new Promise((resolve) => setTimeout(resolve, 200));
}
const calls = [
  ['required, valid value', '/required?filter[state]=DRAFT', 422],
  ['required, valid value, brackets encoded', '/required?filter%5Bstate%5D=DRAFT', 422],
  ['optional, invalid value', '/optional?filter[state]=NONSENSE', 204],
  ['no brackets, valid value', '/plain?state=DRAFT', 204],
  ['no brackets, invalid value', '/plain?state=NONSENSE', 422],
];
console.log(`Node ${process.version}`);
let changed = false;
for (const [name, path, expected] of calls) {
  const response = await fetch(origin + path);
  const body = await response.text();
  const said = body ? JSON.parse(body).validation?.[0]?.message : '';
  console.log(`${name}: ${response.status} ${said}`);
  changed ||= response.status !== expected;
}
process.exitCode = changed ? 1 : 0;
JS
node run.mjs "$port"
# Node v20.20.2
# required, valid value: 422 Request query must have required property 'filter%5bstate%5d'
# required, valid value, brackets encoded: 422 Request query must have required property 'filter%5bstate%5d'
# optional, invalid value: 204
# no brackets, valid value: 204
# no brackets, invalid value: 422 Request query parameter state.0 must be equal to one of the allowed values: DRAFT, SENT
