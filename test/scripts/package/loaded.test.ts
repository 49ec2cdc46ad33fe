// What a packaged relay loads until its functions are registered, and until it answers its first health check.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '../../../scripts/local-host/childEnvironment.ts';
import { bundle } from '../../../scripts/package/bundle.ts';
import { makeAccounts } from '../../../scripts/simulator/keys.ts';
import type { ChildReport, LoadedFiles } from './loadedChild.ts';

const folder = mkdtempSync(join(tmpdir(), 'package-loaded-'));
let inputsOf: (loaded: LoadedFiles) => string[];
let report: ChildReport;
beforeAll(async () => {
  const { outputs } = await bundle(join(folder, 'main.cjs'));
  const parts = new Map(Object.entries(outputs).map(([path, { inputs }]) => [basename(path), Object.keys(inputs)]));
  inputsOf = ({ files }) => files.flatMap((path) => parts.get(basename(path)) ?? []);
  const child = fork(fileURLToPath(new URL('./loadedChild.js', import.meta.url)), [join(folder, 'main.cjs')], {
    execArgv: [],
    env: ownEnvironment({ ...(await makeAccounts()).settings, NODE_COMPILE_CACHE: join(folder, 'cache') }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof first !== 'object') throw new Error('The package did not start.');
  report = first;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function packagesIn(inputs: readonly string[]): string[] {
  const names = inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** Parts of the relay below dist/functions, such as `pipeline` or `main.js`. */
function layersIn(inputs: readonly string[]): string[] {
  return [...new Set(inputs.flatMap((path) => /^dist\/functions\/([^/]+)/.exec(path)?.[1] ?? []))].sort();
}

test('The relay registers its functions and answers', () => {
  expect(report.functions).toBeGreaterThan(100);
  expect(report.status).toBe(200);
});

test('What the first call to a store needs is loaded by a timer, after the call that started the instance', () => {
  expect(report.timers).toBe(1);
});

test('To register the functions, no package is loaded but the library of Azure Functions', () => {
  expect(packagesIn(inputsOf(report.registered))).toEqual([
    '@azure/functions',
    '@azure/functions-extensions-base',
    'cookie',
  ]);
});

test('To register the functions, the relay behind them is not loaded, and the settings are not parsed', () => {
  expect(layersIn(inputsOf(report.registered))).toEqual(['config', 'hosting', 'main.js', 'state']);
  expect(inputsOf(report.registered).filter((path) => path.startsWith('dist/functions/config/'))).toEqual([
    'dist/functions/config/opening.js',
  ]);
  // the names of the queues
  expect(inputsOf(report.registered).filter((path) => path.startsWith('dist/functions/state/'))).toEqual([
    'dist/functions/state/state.js',
  ]);
});

test('The health check does without what validates, sends, signs, shows the page and runs the recipes of a store', () => {
  const inputs = inputsOf(report.answered);
  expect(packagesIn(inputs)).toEqual(packagesIn(inputsOf(report.registered)));
  expect(inputs).toContain('dist/functions/dispatch.js');
  for (const later of ['transport/connectionPool', 'pipeline/compileSchema', 'auth/signJwt', 'dashboard/files'])
    expect(inputs).not.toContain(`dist/functions/${later}.js`);
  expect(inputs).toContain('dist/functions/stores/apple/definition.js');
  expect(inputs.filter((path) => /functions\/stores\/\w+\/(workflows|recipes\/)/.test(path))).toEqual([]);
});

test("Apple's contract is not read until one of its operations is called", () => {
  expect(report.answered.read.filter((path) => path.endsWith('.json'))).toEqual([]);
});

test("Node's own fetch and HTTP/2, which take longer to load than the relay, are not loaded to register the functions", () => {
  const heavy = report.registered.builtins.filter((name) => /undici|http2/.test(name));
  expect(heavy).toEqual([]);
});
