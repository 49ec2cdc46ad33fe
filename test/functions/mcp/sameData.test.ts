// Agents get the same data of every list as callers over HTTP, without links, however the store writes its JSON.
import { readPlain } from '../../../functions/mcp/plainData.ts';
import { getPath } from '../../../functions/pipeline/pageLinks.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openPipeline } from '../../support/entryPoints.ts';
import { type ListOperation, readableLists, sampleInputs } from '../../support/everyList.ts';
import { listen } from '../../support/listen.ts';
import { openMcpServer, postMessage } from '../../support/mcpServer.ts';

const open = closeLater();
const linked = readableLists.filter(({ pages }) => pages.linked);
const MEMBER = /("(?:[^"\\]|\\.)*"): /g;

test.each<[string, (json: string) => string]>([
  ['on one line', (json) => json],
  ['indented', (json) => JSON.stringify(JSON.parse(json), undefined, 2)],
  ['indented by tabs, with a blank before each colon', (json) => withTabs(json)],
  ['with the members in another order', (json) => JSON.stringify(JSON.parse(json, reversed))],
])('JSON %s', async (_, form) => {
  const sandbox = await open(startSandbox({ pageSize: 5 }));
  const store = await open(
    listen(async (response, { method, path, headers: { authorization = '' } }) => {
      const sent = await fetch(`${sandbox.settings.APPLE__ORIGIN}${path}`, { method, headers: { authorization } });
      const json = form(await sent.text());
      response.writeHead(sent.status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(json),
      });
      response.end(json);
    }),
  );
  const settings = { ...sandbox.settings, APPLE__ORIGIN: store.origin, RELAY__ALLOW: '*' };
  const http = await open(openPipeline(settings));
  const { url } = await open(openMcpServer(settings));
  for (const operation of linked) {
    const { id, pages } = operation;
    const { parameters } = sampleInputs(operation);
    const { status, text } = await http.call(addressOf(operation, parameters));
    const { plain, nextLink } = readPlain(text);
    const call = { name: 'call_operation', arguments: { operation: id, parameters } };
    const { json } = await postMessage(url, { jsonrpc: '2.0', id: 1, method: 'tools/call', params: call });
    const { data, next } = json.result.structuredContent;
    expect([id, status, data]).toEqual([id, 200, plain]);
    const place = typeof nextLink === 'string' ? new URL(nextLink).searchParams.get(pages.input) : undefined;
    expect([id, getPath(next, `parameters/${pages.input}`)]).toEqual([id, place]);
  }
});

function addressOf({ address, parameters }: ListOperation, given: Readonly<Record<string, unknown>>): string {
  const path = address.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name])));
  const query = new URLSearchParams();
  for (const { name } of parameters.filter((each) => each.in === 'query'))
    if (given[name] !== undefined) query.set(name, String(given[name]));
  return `/api/${path}?${query}`;
}

function withTabs(json: string): string {
  return JSON.stringify(JSON.parse(json), undefined, '\t').replaceAll('\n', '\r\n').replace(MEMBER, '$1 : ');
}

function reversed(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
