// `npm run new`: makes an operation an action of the connector: its words or its row, its line in the catalog, its test.
import { fileURLToPath } from 'node:url';
import { catalog } from '../../connector/catalog.ts';
import { type NewOperation, readWanted } from './ask.ts';
import { finish } from './finish.ts';
import { withAnswers } from './questions.ts';
import { loadScaffoldStores } from './scaffoldStores.ts';
import { scaffoldUsage } from './usage.ts';
import { type WrittenOperation, writeNew } from './write.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function screen({ id, method }: NewOperation, { files, test, row, notes }: WrittenOperation): string {
  return `
${id} is there, in the definition and in the documents, too.

${files.map((file) => `  ${file}`).join('\n')}

${notes.map((note) => `  ! ${note}\n`).join('')}  1. Read ${row}: make its sentences better, and its access right${method === 'GET' ? '' : ' (publish, if people in the store see what it does)'}.
  2. npm run generate, and npm run test:jest -- ${test.replace(/^test\/|\.test\.ts$/g, '')}
  3. npm test
`;
}

async function main(): Promise<void> {
  const known = await loadScaffoldStores(catalog);
  const given = process.argv.slice(2);
  const args = process.stdin.isTTY ? await withAnswers(given, known) : given;
  const wanted = readWanted(args, known);
  if (!wanted) return void process.stdout.write(scaffoldUsage(known));
  process.on('SIGINT', () => {}); // Ctrl+C ends the running tool, and the changes are rolled back
  const written = writeNew(root, wanted, catalog, known);
  finish(root, wanted.id, written.files, written.takeBack);
  process.stdout.write(screen(wanted, written));
}

try {
  await main();
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? error.message : error}\n\nnpm run new -- --help shows how to use it.\n`,
  );
  process.exitCode = 2;
}
