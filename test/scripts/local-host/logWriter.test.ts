// Log lines are written in batches: at once when little is logged, and all of them before the process ends.
import { spawnSync } from 'node:child_process';
import { createLogWriter } from '../../../scripts/local-host/logWriter.ts';

function open() {
  const written: string[] = [];
  return { written, ...createLogWriter((text) => written.push(text)) };
}

test('A single line is written in the same turn of the event loop', async () => {
  const { written, write } = open();
  write('one');
  await new Promise(setImmediate);
  expect(written).toEqual(['one\n']);
});

test('Lines that follow each other are written together, in their order', async () => {
  const { written, write } = open();
  write('first');
  await new Promise(setImmediate);
  for (let at = 0; at < 50; at += 1) {
    write(`line ${at}`);
    await new Promise(setImmediate);
  }
  while (written.join('').split('\n').length < 52) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(written.join('')).toBe(`first\n${Array.from({ length: 50 }, (_, at) => `line ${at}\n`).join('')}`);
  expect(written.length).toBeLessThan(25);
});

test('At most 64 KiB are buffered', () => {
  const { written, write } = open();
  for (let at = 0; at < 70; at += 1) write('a'.repeat(1_023));
  expect(written.map(({ length }) => length)).toEqual([65_536]);
});

test('Buffered lines are written at the exit of the process', () => {
  const module = new URL('../../../scripts/local-host/logWriter.js', import.meta.url).href;
  const program = `
    import { createLogWriter } from '${module}';
    const { write, flush } = createLogWriter((text) => process.stdout.write(text));
    process.on('exit', flush);
    write('first');
    setImmediate(() => setImmediate(() => { write('last'); process.exit(0); }));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(stdout).toBe('first\nlast\n');
});
