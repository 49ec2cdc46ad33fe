// `npm run connector`: writes the connector with a relay's host for each platform and tool.

import { type Paint, paintFor } from '../local-host/startScreen.ts';
import { type ConnectorOptions, connectorUsage, isOptionOpen, readAsked } from './ask.ts';
import { type ConnectorFile, connectorFiles } from './files.ts';
import { write } from './write.ts';

function sizeOf({ content }: ConnectorFile): string {
  return `${Math.max(1, Math.round(content.length / 1_000))} kB`.padStart(7);
}

function line(file: ConnectorFile, isKept: boolean, { dim }: Paint): string[] {
  return [
    `  ${dim(sizeOf(file))}  ${file.path}${isKept ? dim(' (kept as it was)') : ''}`,
    `           ${dim(file.use)}`,
  ];
}

function screen(
  asked: ConnectorOptions,
  written: readonly ConnectorFile[],
  kept: ReadonlySet<ConnectorFile>,
  paint: Paint,
): string {
  return [
    paint.bold(`The connector for ${asked.host}, in ${asked.out}`),
    '',
    ...written.flatMap((file) => line(file, kept.has(file), paint)),
    '',
    ...(isOptionOpen(asked) ? ['  power-platform-sign-in waits for two IDs: --client-id and --resource.'] : []),
    '  Nothing in these files is secret: the function key is asked for when a connection is made.',
    '',
  ].join('\n');
}

function stop(error: unknown, more: string, exitCode: number): void {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${more}`);
  process.exitCode = exitCode;
}

function run(asked: ConnectorOptions): void {
  const written = connectorFiles(asked);
  const kept = new Set(written.filter((file) => write(asked.out, file) === 'kept'));
  process.stdout.write(`\n${screen(asked, written, kept, paintFor(process.stdout, process.env))}`);
}

try {
  const asked = readAsked(process.argv.slice(2));
  if (!asked) process.stdout.write(connectorUsage);
  else {
    try {
      run(asked);
    } catch (error) {
      stop(error, '', 1); // the folder is not writable
    }
  }
} catch (error) {
  stop(error, `\n${connectorUsage}`, 2);
}
