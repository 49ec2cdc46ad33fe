// `npm run new`: writes a new operation: its row, its line in the catalog, its test, and what the sandbox needs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { catalog } from '../connector/catalog.ts';
import { makeApple } from './new/apple.ts';
import { readWanted, usage, type Wanted } from './new/ask.ts';
import { openDesk } from './new/desk.ts';
import { putOffered, putTest } from './new/proof.ts';
import { makeSamsung } from './new/samsung.ts';
import { putInCatalog, putRow } from './new/source.ts';
import { putStub } from './new/stub.ts';
import { refuseTaken } from './new/taken.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Written {
  readonly files: readonly string[];
  readonly test: string;
  readonly row: string;
  readonly notes: readonly string[];
}

const write = (wanted: Wanted): Written => {
  refuseTaken(wanted, catalog);
  const desk = openDesk(root);
  const made = wanted.store === 'apple' ? makeApple(desk, wanted, catalog) : makeSamsung(desk, wanted, catalog);
  putRow(desk, made.piece);
  putInCatalog(desk, made.piece);
  if (wanted.store === 'samsung') {
    putStub(desk, wanted);
    putOffered(desk, wanted);
  }
  const test = putTest(desk, wanted, made);
  return { files: desk.save(), test, row: made.piece.file, notes: made.notes };
};

/** Runs a tool of the project; where it fails, its own words are shown. */
const run = (file: string, ...args: readonly string[]): void => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} failed:\n${stdout}${stderr}`);
};

const finish = (files: readonly string[]): void => {
  run('node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...files);
  run('node_modules/typescript/bin/tsc');
  run('dist/scripts/generate.js');
};

const screen = ({ id, method }: Wanted, { files, test, row, notes }: Written): string =>
  `
${id} is there, in the definition and in the documents, too.

${files.map((file) => `  ${file}`).join('\n')}

${notes.map((note) => `  ! ${note}\n`).join('')}  1. Read ${row}: make its sentences better, and its access right${method === 'GET' ? '' : ' (publish, if people in the store see what it does)'}.
  2. npm run generate, and npm run test:jest -- ${test.replace(/^test\/|\.test\.ts$/g, '')}
  3. npm test
`;

const main = (): void => {
  const wanted = readWanted(process.argv.slice(2));
  if (!wanted) return void process.stdout.write(usage);
  const written = write(wanted);
  finish(written.files);
  process.stdout.write(screen(wanted, written));
};

try {
  main();
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? error.message : error}\n\nnpm run new -- --help tells how it is used.\n`,
  );
  process.exitCode = 2;
}
