// `npm run connector`: writes the connector with the host of a relay, ready for each platform and tool.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Asked, isOpen, readAsked, usage } from './connector/ask.ts';
import { files, type Written } from './connector/files.ts';
import { type Paint, paintFor } from './screen.ts';

const sizeOf = ({ content }: Written): string => `${Math.max(1, Math.round(content.length / 1_000))} kB`.padStart(7);

const screen = (asked: Asked, written: readonly Written[], { bold, dim }: Paint): string =>
  [
    bold(`The connector for ${asked.host}, in ${asked.out}`),
    '',
    ...written.flatMap((file) => [
      `  ${dim(sizeOf(file))}  ${file.path}`,
      ...(file.use ? [`           ${dim(file.use)}`] : []),
    ]),
    '',
    ...(isOpen(asked) ? ['  power-platform-sign-in waits for two IDs: --client-id and --resource.'] : []),
    '  Nothing in these files is secret: the function key is asked for when a connection is made.',
    '',
  ].join('\n');

const write = (out: string, { path, content }: Written): void => {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
};

const run = (): void => {
  const asked = readAsked(process.argv.slice(2));
  if (!asked) return void process.stdout.write(usage);
  const written = files(asked);
  for (const file of written) write(asked.out, file);
  process.stdout.write(`\n${screen(asked, written, paintFor(process.stdout, process.env))}`);
};

try {
  run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 2;
}
