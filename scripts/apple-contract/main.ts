// `npm run check:apple -- <openapi.json>`: reports rows that differ from Apple's OpenAPI document, with fixes.
import { readFile } from 'node:fs/promises';
import { catalog } from '../../connector/catalog.ts';
import { isTree, tree } from '../connector-lint/json.ts';
import { compareRows } from './compare.ts';
import { comparisonReport } from './table.ts';

/** Apple's document, or the reason why the file is none. */
async function read(name: string | undefined): Promise<unknown> {
  if (name === undefined) return 'Name the file: npm run check:apple -- openapi.json';
  try {
    const whole: unknown = JSON.parse(await readFile(name, 'utf8'));
    return isTree(tree(whole).paths) ? whole : `${name} has no paths; it is not an OpenAPI document.`;
  } catch (error) {
    return `${name} cannot be read: ${error instanceof Error ? error.message : error}`;
  }
}

const whole = await read(process.argv[2]);
if (typeof whole === 'string') {
  console.error(whole);
  process.exitCode = 1;
} else {
  const comparison = compareRows(catalog, tree(whole));
  console.log(comparisonReport(comparison));
  process.exitCode = comparison.differences.length === 0 ? 0 : 1;
}
