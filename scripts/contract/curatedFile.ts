// The generated module with the facts of the connector's actions.
import { readFileSync } from 'node:fs';
import { withAddedFacts } from '../../connector/stores/apple/addedContract.ts';
import { overlays } from '../../connector/stores/apple/overlay/overlays.ts';
import { expandContract } from './compact.ts';
import { curatedModule, curatedPart } from './curated.ts';

/** The module, relative to the checkout. */
export const CURATED_FACTS = 'connector/stores/apple/curatedFacts.generated.ts';

/** Relative to `dist/scripts/contract`. */
const FACTS = new URL('../../../connector/stores/apple/contract.generated.json', import.meta.url);

/** The text of the module, from the facts of the checkout. */
export function readCuratedModule(): string {
  const facts = expandContract(withAddedFacts(JSON.parse(readFileSync(FACTS, 'utf8'))));
  return curatedModule(curatedPart(facts, Object.values(overlays)));
}
