// `npm run contract -- <openapi.json>`: writes the facts of Apple's document that rows are derived from, and prints the changes.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ContractFacts } from '../../connector/stores/apple/contract.ts';
import { isTree, type JsonTree, tree } from '../connector-lint/json.ts';
import { compactContract, expandContract } from './compact.ts';
import { contractDiff } from './diff.ts';
import { extractContract } from './extract.ts';
import { printContract } from './print.ts';

/** Relative to `dist/scripts/contract`. */
const FILE = new URL('../../../connector/stores/apple/contract.generated.json', import.meta.url);

const EMPTY: ContractFacts = { version: 'none', enumValues: {}, schemas: {}, resources: {}, operations: {} };

const USAGE = `Usage: npm run contract -- openapi.json [--check] [--facts FILE]

  --check       writes nothing, and fails if there is a difference
  --facts FILE  compares with this file and writes it, in place of connector/stores/apple/contract.generated.json
`;

await main();

async function main(): Promise<void> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { check: { type: 'boolean' }, facts: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) console.log(USAGE);
    else await update(positionals[0], values.facts ?? FILE, values.check === true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

async function update(document: string | undefined, file: string | URL, check: boolean): Promise<void> {
  const made = extractContract(await readDocument(document));
  const lines = contractDiff(await readFacts(file), made);
  const count = Object.keys(made.operations).length;
  console.log(lines.length > 0 ? lines.join('\n') : `No difference: version ${made.version}, ${count} operations.`);
  if (!check) await writeFile(file, printContract(compactContract(made)));
  if (!check && file === FILE && lines.length > 0) console.error('Next: npm run generate, and read what it changes.');
  else if (lines.length > 0) process.exitCode = 1;
}

async function readDocument(name: string | undefined): Promise<JsonTree> {
  if (name === undefined) throw new Error('Name the file: npm run contract -- openapi.json');
  const whole: unknown = await readFile(name, 'utf8').then(JSON.parse);
  if (!isTree(tree(whole).paths)) throw new Error(`${name} has no paths; it is not an OpenAPI document.`);
  return tree(whole);
}

/** Without a file, every fact is new. A damaged file is an error: it must not look like a document without operations. */
async function readFacts(file: string | URL): Promise<ContractFacts> {
  try {
    return expandContract(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return EMPTY;
    throw new Error(`${file} is no file of facts: ${error instanceof Error ? error.message : error}`);
  }
}
