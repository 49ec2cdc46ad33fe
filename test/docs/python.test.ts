// The Python example of docs/developers.md, against the simulated stores: a list, a job, an error and a plan.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';
import { type JobSession, openJobSession } from '../support/jobSession.ts';
import { readText } from '../support/sources.ts';

const python = process.env.PYTHON_WITH_HTTPX ?? 'python3';
const hasHttpx = spawnSync(python, ['-c', 'import httpx']).status === 0;
const example = /^```python\n([\s\S]*?)^```$/m.exec(readText('docs/developers.md'))?.[1] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'python-'));
let session: JobSession;
beforeAll(async () => {
  session = await openJobSession();
  writeFileSync(join(folder, 'relay.py'), example);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await session?.close();
});

/** Runs a program that has the example as a module; prints what it prints. */
async function run(program: string): Promise<string> {
  const env = ownEnvironment({ RELAY_URL: session.first.origin, RELAY_KEY: 'one', PYTHONDONTWRITEBYTECODE: '1' });
  const head = 'import os, relay\nclient = relay.Relay(os.environ["RELAY_URL"], os.environ["RELAY_KEY"])\n';
  const { stdout } = await promisify(execFile)(python, ['-c', head + program], { cwd: folder, env });
  return stdout.trim();
}

test('The example is whole', () => {
  expect(example).toContain('class Relay:');
  expect(example).toContain('def apply_plan');
});

// Python and httpx are no part of the project: PYTHON_WITH_HTTPX names a Python that has both
const testWithPython = hasHttpx ? test : test.skip;

testWithPython('The example lists all apps, page by page', async () => {
  const listed = await run('print(len([app["id"] for app in client.items("/apple/v1/apps", limit=10)]))');
  expect(Number(listed)).toBeGreaterThan(30);
});

testWithPython(
  'The example follows a job to its result',
  async () => {
    const inputs = `params={"wait": "false"}, json=${JSON.stringify({ ...session.build, platform: 'IOS' })}`;
    const call = `client.call("POST", "/apple/recipes/uploadBuild", ${inputs})`;
    const program = `relay.time.sleep = lambda _: None\nprint(${call}["state"])`;
    expect(await run(program)).toBe('COMPLETE');
  },
  120_000,
);

testWithPython('The example applies a plan after a yes, and not after a no', async () => {
  const writes = (): number => session.sandbox.seen.filter(({ method }) => method !== 'GET').length;
  const inputs = '{"appId": "6470107922", "otherwise": "By Python."}';
  const call = (answer: string) =>
    run(`print(client.apply_plan("/apple/recipes/whatsNew", ${inputs}, lambda plan: ${answer}) is None)`);
  const before = writes();
  expect([await call('False'), writes()]).toEqual(['True', before]);
  expect(await call('any(step["state"] == "planned" for step in plan["steps"])')).toBe('False');
  expect(writes()).toBeGreaterThan(before);
});

testWithPython('An error has the code and the status', async () => {
  const program = `try:\n    client.call("GET", "/apple/v1/apps/404")\nexcept relay.RelayError as error:\n    print(error.code, error.status)`;
  expect(await run(program)).toBe('store_refused 404');
});
