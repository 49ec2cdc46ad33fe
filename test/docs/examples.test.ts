// docs/examples.md: every example is run against the simulated stores, with curl, with the TypeScript client, and as a flow.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { createClient, type RelayClient, withPlan } from '../../client/index.ts';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';
import { filesPort, RELAY_PORT } from '../../scripts/local-host/ports.ts';
import { runWorkflow } from '../../scripts/samples/run/run.ts';
import type { Values } from '../../scripts/samples/source.ts';
import { type JobSession, openJobSession } from '../support/jobSession.ts';
import { readText, sourceRoot } from '../support/sources.ts';

interface Example {
  readonly title: string;
  readonly sh: string;
  readonly ts: string;
  readonly json: string;
}

function readExamples(): readonly Example[] {
  const [, ...sections] = readText('docs/examples.md').split(/^## \d+\. /m);
  return sections.map((section) => {
    const block = (language: string): string =>
      new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(section)?.[1] ?? '';
    return { title: section.split('\n')[0] ?? '', sh: block('sh'), ts: block('ts'), json: block('json') };
  });
}

/** What each job changes at the stores, whichever form it has, and what it prints. */
const expected: readonly (readonly [writes: readonly RegExp[], printed: RegExp])[] = [
  [[], /Tidewater Almanac/],
  [[], /Tidewater Almanac|live|rollout/i],
  [[/^PATCH \/v1\/appStoreVersionLocalizations\//], /2\.1\.1/],
  [[/^POST \/v1\/customerReviewResponses$/], /Thank you|^$/],
  [
    [/^POST \/v1\/reviewSubmissions$/, /^POST \/v1\/reviewSubmissionItems$/, /^PATCH \/v1\/reviewSubmissions\//],
    /WAITING_FOR_REVIEW/,
  ],
  [[/^POST \/v1\/appStoreVersionReleaseRequests$/], /PENDING_DEVELOPER_RELEASE/],
  [[/^PATCH \/v1\/appStoreVersionPhasedReleases\//], /PAUSED/],
  [[/^POST \/v1\/betaTesters$/], /INVITED|NOT_INVITED|ACCEPTED/],
  [[], /^\d+ \d+|^$/],
  [[/fileUpload/, /binary/i], /binarySeq|\d/],
];

const examples = readExamples();
const folder = mkdtempSync(join(tmpdir(), 'examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The files of the sandbox are at the port of this run. */
function withFiles(text: string, { sandbox }: JobSession): string {
  return text.replaceAll(`http://127.0.0.1:${filesPort(RELAY_PORT)}/`, `${sandbox.origins.apple.api}/`);
}

type Run = (example: Example, session: JobSession, at: number) => Promise<string>;

const runCurl: Run = async ({ sh }, session) => {
  const script = `set -euo pipefail\n${withFiles(sh, session)}`;
  const env = ownEnvironment({ RELAY: `${session.first.origin}/api`, KEY: 'one' });
  return (await promisify(execFile)('bash', ['--norc', '-c', script], { cwd: folder, env })).stdout;
};

type Printed = (
  relay: RelayClient,
  console: { log: (...values: unknown[]) => void },
  plan: typeof withPlan,
) => Promise<void>;

/** Compiled as a program of its own would be. */
async function compiled(session: JobSession): Promise<readonly Printed[]> {
  const program = examples.map(
    ({ ts }, at) => `export async function example${at}(relay, console, withPlan) {\n${withFiles(ts, session)}\n}`,
  );
  const file = join(folder, `examples-${session.first.origin.split(':').pop()}.mjs`);
  await build({
    stdin: { contents: program.join('\n'), loader: 'ts' },
    outfile: file,
    format: 'esm',
    logLevel: 'error',
  });
  const functions: Readonly<Record<string, Printed>> = await import(pathToFileURL(file).href);
  return examples.map((_, at) => functions[`example${at}`] as Printed);
}

/** The genuine fetch, without the waits that the relay asks for. */
const hasty: typeof fetch = async (...asked) => {
  const answered = await fetch(...asked);
  const headers = new Headers(answered.headers);
  if (headers.has('retry-after')) headers.set('retry-after', '0');
  return new Response(answered.body, { status: answered.status, headers });
};

const runClient: Run = async (_, session, at) => {
  const lines: string[] = [];
  const relay = createClient({ url: session.first.origin, key: 'one', fetch: hasty });
  const print = (...values: unknown[]): void =>
    void lines.push(values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' '));
  await (await compiled(session))[at]?.(relay, { log: print }, withPlan);
  return lines.join('\n');
};

const runFlow: Run = async ({ json }, session) => {
  const actions: Values = JSON.parse(withFiles(json, session));
  const ended = await runWorkflow(
    actions,
    {},
    {
      relay: { origin: session.first.origin, functionKey: 'one' },
      now: () => new Date(session.clock.now),
      parameters: { $authentication: '' },
      answer: () => undefined,
    },
  );
  const outputs = Object.keys(ended.statuses).map((name) => ended.outputs(name));
  if (ended.status !== 'Succeeded') throw new Error(JSON.stringify(outputs));
  return JSON.stringify(outputs);
};

test('There are ten jobs, each in three forms', () => {
  expect(examples).toHaveLength(10);
  expect(examples.filter(({ sh, ts, json }) => !(sh && ts && json))).toEqual([]);
});

test('The TypeScript examples compile', async () => {
  const program = examples.map(({ ts }) => `export async function example(relay: RelayClient) {\n${ts}\n}`);
  program.forEach((text, at) => {
    const imported = text.includes('withPlan(') ? '{ type RelayClient, withPlan }' : 'type { RelayClient }';
    const head = `import ${imported} from '@store-relay/client';\n`;
    writeFileSync(join(folder, `example${at}.ts`), head + text);
  });
  const options = {
    extends: join(sourceRoot, 'client', 'tsconfig.json'),
    compilerOptions: {
      ...{ noEmit: true, declaration: false, rootDir: '/', module: 'ESNext', moduleResolution: 'bundler' },
      ...{ allowImportingTsExtensions: true, rewriteRelativeImportExtensions: false },
      paths: { '@store-relay/client': [join(sourceRoot, 'client', 'index.ts')] },
    },
    include: [join(folder, '*.ts')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
  const compiler = join(sourceRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const errors = await promisify(execFile)(process.execPath, [compiler, '-p', folder]).then(
    () => '',
    ({ stdout }) => stdout,
  );
  expect(errors).toBe('');
});

describe.each<readonly [string, Run]>([
  ['curl', runCurl],
  ['the TypeScript client', runClient],
  ['a flow', runFlow],
])('With %s', (form, run) => {
  let session: JobSession;
  beforeAll(async () => {
    session = await openJobSession({ size: 200_000 });
  });
  afterAll(() => session?.close());

  test.each(examples.map(({ title }, at) => [title, at] as const))('%s', async (_, at) => {
    const [writes, printed] = expected[at] ?? [[], /./];
    const before = session.writes().length;
    const output = await run(examples[at] as Example, session, at);
    const made = session
      .writes()
      .slice(before)
      .filter((each) => !each.includes('/auth/'));
    for (const write of writes) expect(made).toContainEqual(expect.stringMatching(write));
    if (writes.length === 0) expect(made).toEqual([]);
    if (form === 'the TypeScript client') expect(output).toMatch(printed);
  });
});
