// App Store Connect, as `npm run new` has to know it: operations of Apple's contract get an overlay.
import { readFileSync } from 'node:fs';
import { openContract } from '../../../../connector/stores/apple/contractFile.ts';
import { capital, titleOf } from '../../../../connector/stores/apple/naming.ts';
import { operationWords } from '../../../../connector/stores/apple/words.ts';
import type { StoreScaffold } from '../../../scaffold/storeScaffold.ts';
import { appleSentences, makeApple } from './overlayEntry.ts';

const FACTS = new URL('../../../../../connector/stores/apple/contract.generated.json', import.meta.url);

const contract = openContract(JSON.parse(readFileSync(FACTS, 'utf8')));

export const appleScaffold: StoreScaffold = {
  document: {
    title: "Apple's contract",
    nameTitle: "Apple's operationId",
    page: 'docs/apple-operations.md',
    example: ['apps_appClips_getToManyRelated', 'ListAppClips'],
    routeOf: (operation) => contract.outline(operation)?.route,
    suggestedId,
    sentencesOf: appleSentences,
    labelsOf: (operation) =>
      Object.fromEntries(
        Object.keys(contract.operation(operation)?.query ?? {})
          .filter((name) => /^(filter|exists)\[/.test(name))
          .map((name) => [name, titleOf(name)]),
      ),
  },
  write: makeApple,
};

/** `apps_appClips_getToManyRelated`: ListAppClips. */
function suggestedId(operation: string): string {
  const [summary = ''] = operationWords(operation, '').summary.split(/ of (?!.* of )/);
  return summary.split(' ').map(capital).join('').replace(/\W/g, '');
}
