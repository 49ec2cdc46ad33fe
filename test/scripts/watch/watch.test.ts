// The loop of `npm run watch` on a small project: it builds, starts, reports, and ends the processes that it started.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLoop } from '../../../scripts/watch/loop.ts';
import { watchSources } from '../../../scripts/watch/sources.ts';
import { until } from '../local-host/hosted.ts';
import { copiedRoot } from '../scaffold/copy.ts';

const project = mkdtempSync(join(tmpdir(), 'watch-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Replaces start.ts: a screen with a URL, on which it really listens. */
function relay(word: string): string {
  return `import { createServer } from 'node:http';
const said: string = '${word}';
const server = createServer((_, res) => res.end(said)).listen(0, '127.0.0.1', () => {
  console.log('Address http://127.0.0.1:' + (server.address() as { port: number }).port + ' Ctrl+C ends it.');
});
process.on('SIGTERM', () => process.exit(0));
`;
}
const options = { target: 'es2023', module: 'nodenext', rootDir: '.', outDir: 'dist', types: ['node'] };

function write(name: string, text: string): void {
  writeFileSync(join(project, name), text);
}

let reported = '';
let loop: ReturnType<typeof openLoop>;
let unwatch: () => void;
beforeAll(() => {
  symlinkSync(join(copiedRoot, 'node_modules'), join(project, 'node_modules'), 'junction');
  mkdirSync(join(project, 'scripts'));
  write('package.json', '{"type": "module"}');
  write('tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['scripts'] }));
  write('scripts/start.ts', relay('first'));
  loop = openLoop({
    root: project,
    script: join(project, 'dist/scripts/start.js'),
    args: [],
    settings: {},
    write: (text) => {
      reported += text;
    },
  });
  unwatch = watchSources(project, ['scripts'], loop.turn);
  loop.turn();
});
afterAll(async () => {
  unwatch();
  await loop.end();
});

function addresses(): readonly string[] {
  return [...reported.matchAll(/the relay runs at (\S+)\.\n/g)].map(([, at = '']) => at);
}
async function ask(address: string | undefined): Promise<string> {
  return fetch(address ?? '').then(
    (answered) => answered.text(),
    () => 'nobody',
  );
}

// one sequence, because a build and a start take time
test('a good build starts the relay again, a bad one leaves it, and the end ends it', async () => {
  await until(async () => addresses().length === 1);
  const [first] = addresses();
  expect(await ask(first)).toBe('first');

  write('scripts/start.ts', relay('second').replace(': string', ': number'));
  await until(async () => reported.includes('1 fault; the relay keeps running the last build.'));
  expect(reported).toContain("Type 'string' is not assignable to type 'number'");
  expect(await ask(first)).toBe('first');

  write('scripts/start.ts', relay('second'));
  await until(async () => addresses().length === 2);
  expect(await ask(addresses()[1])).toBe('second');
  expect(await ask(first)).toBe('nobody');

  await loop.end();
  expect(await ask(addresses()[1])).toBe('nobody');
});
