// The test of a new row: it calls the relay with the simulator as the store.
import type { NewRow } from './apple.ts';
import type { NewOperation } from './ask.ts';
import type { ChangeSet } from './changeSet.ts';
import { quoted, quotedTexts, recordText } from './code.ts';

const OFFERED = 'test/connector/samsung.test.ts';

export function putTest(changes: ChangeSet, wanted: NewOperation, made: NewRow): string {
  const file = `test/connector/${wanted.store}-${made.exported}.test.ts`;
  const about = `The rows of ${made.file}, through the relay, with the sandbox in the place of the store.`;
  changes.write(file, `${changes.read(file) ?? head(about)}${testOf(wanted, made)}`);
  return file;
}

/** The list of Galaxy Store's operations is maintained by hand, so that every new row is reviewed. */
export function putOffered(changes: ChangeSet, { id, method, path }: NewOperation): void {
  const text = changes.read(OFFERED);
  const begin = text?.indexOf('const offered') ?? -1;
  if (text === undefined || begin < 0) return;
  const end = text.indexOf('\n];', begin);
  changes.write(OFFERED, `${text.slice(0, end)}\n  ['${id}', '${method} ${path}'],${text.slice(end)}`);
}

function head(about: string): string {
  return `// ${about}
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { openRelay } from '../support/relay.ts';

let sandbox: Sandbox;
let relay: ReturnType<typeof openRelay>;
beforeAll(async () => {
  sandbox = await startSandbox();
  relay = openRelay({ ...sandbox.settings, RELAY__ALLOW: '*, anything' });
});
afterAll(async () => {
  await relay.close();
  await sandbox.close();
});
`;
}

/** 404 if no resource has this ID, 501 if there is only a stub. */
function testOf(wanted: NewOperation, { required, isList }: NewRow): string {
  const { method, path } = wanted;
  const isOfApps = /^\/v\d\/apps\/\{id\}\/\w+$/.test(path) || !path.includes('{');
  if (required.length > 0) return asks(wanted, required);
  if (wanted.store === 'samsung') return refused(wanted, 501, 'is not simulated yet');
  if (isList && isOfApps) return listed(wanted);
  if (path.includes('{')) return refused(wanted, 404, 'finds nothing where nothing is');
  return lines(
    `${wanted.id} reaches the store`,
    `await relay.call('${wanted.id}'${method === 'GET' ? '' : ', { body: {} }'});`,
    `expect(sandbox.seen.at(-1)).toMatchObject({ method: '${method}', url: '${path}' });`,
  );
}

function asks({ id, path, method }: NewOperation, required: readonly string[]): string {
  const body = method === 'GET' || method === 'DELETE' ? '' : 'body: {}';
  const asked = [pathGiven(path, "'1'"), body].filter(Boolean).join(', ');
  return lines(
    `${id} says what it cannot do without`,
    `const { status, json } = await relay.call('${id}'${asked ? `, { ${asked} }` : ''});`,
    'const missing = json.error.details.map(({ target }: { readonly target: string }) => target);',
    `expect([status, missing.sort()]).toEqual([400, [${quotedTexts([...required].sort())}]]);`,
  );
}

function refused({ id, path, method }: NewOperation, status: number, title: string): string {
  const body = method === 'GET' || method === 'DELETE' || status === 501 ? '' : 'body: {}';
  const asked = [
    pathGiven(path, status === 501 && path.includes('{packageName}') ? "'com.example.reader'" : "'0'"),
    body,
  ];
  const given = asked.filter(Boolean).join(', ');
  return lines(
    `${id} ${title}`,
    `const { status } = await relay.call('${id}'${given ? `, { ${given} }` : ''});`,
    `expect(status).toBe(${status});`,
    `expect(sandbox.seen.at(-1)).toMatchObject({ method: '${method}', status: ${status} });`,
  );
}

function listed({ id, path }: NewOperation): string {
  return lines(
    `${id} answers with a list`,
    ...(path.includes('{') ? ["const { json: apps } = await relay.call('ListApps');"] : []),
    `const { status, json } = await relay.call('${id}'${path.includes('{') ? `, { ${pathGiven(path, 'apps.data[0].id')} }` : ''});`,
    'expect([status, Array.isArray(json.data)]).toEqual([200, true]);',
  );
}

function lines(title: string, ...inside: readonly string[]): string {
  return `\ntest(${quoted(title)}, async () => {\n${inside.map((line) => `  ${line}\n`).join('')}});\n`;
}

function pathGiven(path: string, value: string): string {
  const names = placesOf(path);
  return names.length > 0 ? `path: ${recordText(names.map((name) => [name, value]))}` : '';
}

function placesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
