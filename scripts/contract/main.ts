// `npm run contract -- <openapi.json>`: writes the facts of Apple's document that rows are derived from, and prints the changes.
import { readFile, writeFile } from 'node:fs/promises';
import type { Contract } from '../../connector/stores/apple/contract.ts';
import { isTree, type JsonTree, tree } from '../connector-lint/json.ts';
import { contractDiff } from './diff.ts';
import { extractContract } from './extract.ts';
import { printContract } from './print.ts';

/** Relative to `dist/scripts/contract`. */
const FILE = new URL('../../../connector/stores/apple/contract.generated.json', import.meta.url);

const EMPTY: Contract = { version: 'none', words: {}, schemas: {}, resources: {}, operations: {} };

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const check = args.includes('--check');
  const name = args.find((each) => !each.startsWith('--'));
  try {
    const made = extractContract(await readDocument(name));
    const before = await readFile(FILE, 'utf8').then(
      (text) => JSON.parse(text) as Contract,
      () => EMPTY,
    );
    const lines = contractDiff(before, made);
    const count = Object.keys(made.operations).length;
    console.log(lines.length > 0 ? lines.join('\n') : `No difference: version ${made.version}, ${count} operations.`);
    if (!check) await writeFile(FILE, printContract(made));
    else if (lines.length > 0) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

async function readDocument(name: string | undefined): Promise<JsonTree> {
  if (name === undefined) throw new Error('Name the file: npm run contract -- openapi.json');
  const whole: unknown = await readFile(name, 'utf8').then(JSON.parse);
  if (!isTree(tree(whole).paths)) throw new Error(`${name} has no paths; it is no OpenAPI document.`);
  return tree(whole);
}
