// Writes the facts of the connector's actions. `npm run generate` does so first, and builds again: the catalog is made of them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CURATED_FACTS, readCuratedModule } from './curatedFile.ts';

const file = new URL(`../../../${CURATED_FACTS}`, import.meta.url);
const text = readCuratedModule();
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (text !== before) {
  writeFileSync(file, text);
  console.log(`wrote ${CURATED_FACTS}`);
}
