// Writes the facts of the connector's actions, connector/stores/apple/curatedFacts.generated.ts. Runs before the catalog is built,
// because the catalog is made of them.
import { readFile, writeFile } from 'node:fs/promises';
import { overlays } from '../../connector/stores/apple/overlay/overlays.ts';
import { expandContract } from './compact.ts';
import { curatedModule, curatedPart } from './curated.ts';

const folder = new URL('../../../connector/stores/apple/', import.meta.url);
const facts = expandContract(JSON.parse(await readFile(new URL('contract.generated.json', folder), 'utf8')));
const file = new URL('curatedFacts.generated.ts', folder);
const text = curatedModule(curatedPart(facts, Object.values(overlays)));
if (text !== (await readFile(file, 'utf8').catch(() => ''))) await writeFile(file, text);
