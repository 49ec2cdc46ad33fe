// The test of a new row: it calls the relay with the simulator as the store.
import type { NewOperation } from './ask.ts';
import type { ChangeSet } from './changeSet.ts';
import { quoted, quotedTexts, recordText } from './code.ts';
import type { NewRow, SimulatedList } from './storeScaffold.ts';

/** What answers the call in the test: the simulator, a stub of it, or nothing, if the store is not simulated. */
export type Answering = 'simulator' | 'stub' | 'nothing';

export function putTest(changes: ChangeSet, wanted: NewOperation, made: NewRow, answering: Answering): string {
  const file = `test/connector/${wanted.store}-${made.exported}.test.ts`;
  const first = answering === 'nothing' ? headWithoutStore(made.file) : head(made.file);
  changes.write(file, `${changes.read(file) ?? first}${testOf(wanted, made, answering)}`);
  return file;
}

function head(file: string): string {
  return `// The rows of ${file}, through the relay, with the sandbox in the place of the store.
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

function headWithoutStore(file: string): string {
  return `// The rows of ${file}, through the relay, which has no account: nothing simulates the store.
import { openRelay } from '../support/relay.ts';

const relay = openRelay({ RELAY__ALLOW: '*, anything' });
afterAll(() => relay.close());
`;
}

/** 404 if no resource has this ID, 501 if there is only a stub, 503 if there is no account. */
function testOf(wanted: NewOperation, { required, list }: NewRow, answering: Answering): string {
  const { id, method, path } = wanted;
  if (required.length > 0) return asks(wanted, required);
  if (answering === 'nothing') return accepted(wanted);
  if (answering === 'stub') return refused(wanted, 501, 'is not simulated yet');
  if (list && (list.parents || !path.includes('{'))) return listed(wanted, list);
  if (path.includes('{')) return refused(wanted, 404, 'returns 404 for an unknown ID');
  return lines(
    `${id} is sent to the store`,
    `await relay.call('${id}'${method === 'GET' ? '' : ', { body: {} }'});`,
    `expect(sandbox.seen.at(-1)).toMatchObject({ method: '${method}', url: '${path}' });`,
  );
}

/** The relay validates the inputs before it looks for an account. */
function accepted({ id, path }: NewOperation): string {
  const inputs = pathGiven(path, "'1'");
  return lines(
    `${id} accepts its inputs, and needs an account`,
    `const { status, json } = await relay.call('${id}'${inputs ? `, { ${inputs} }` : ''});`,
    "expect([status, json.error.code]).toEqual([503, 'not_configured']);",
  );
}

function asks({ id, path, method }: NewOperation, required: readonly string[]): string {
  const body = method === 'GET' || method === 'DELETE' ? '' : 'body: {}';
  const asked = [pathGiven(path, "'1'"), body].filter(Boolean).join(', ');
  return lines(
    `${id} names its required inputs`,
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

function listed({ id, path }: NewOperation, { items, parents }: SimulatedList): string {
  const inputs = parents ? `, { ${pathGiven(path, `parents.${items}[0].id`)} }` : '';
  return lines(
    `${id} returns a list`,
    ...(parents ? [`const { json: parents } = await relay.call('${parents}');`] : []),
    `const { status, json } = await relay.call('${id}'${inputs});`,
    `expect([status, Array.isArray(json.${items})]).toEqual([200, true]);`,
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
