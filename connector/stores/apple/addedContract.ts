// Facts that Apple's document of contract.generated.json, 4.4.1, lacks, kept by hand: those of the asset library, and the
// performance overview (App Store Connect API 4.5). Whatever a newer document has takes the place of what is here.
import { assetLibraryContract, withAssetLibrary } from './assetLibraryContract.ts';
import type { StoredContract, StoredOperation } from './contractFile.ts';

/**
 * Source: Apple's OpenAPI 4.5.1 as mirrored by EvanBacon/App-Store-Connect-OpenAPI-Spec; not tried against Apple. The
 * response is no JSON:API document, and has a media type of its own.
 */
const performance: Readonly<Record<string, StoredOperation>> = {
  apps_performanceOverviews_getToManyRelated: {
    query: 'filter[deviceType]=*text',
    answer: 'media application/vnd.apple.xcode-overview+json',
  },
};

/** All added facts, in the form of the file. */
export const addedContract: Omit<StoredContract, 'version'> = {
  ...assetLibraryContract,
  operations: { ...assetLibraryContract.operations, ...performance },
};

/** The facts of Apple's document with the added ones; where the document has them, it is right. */
export function withAddedFacts(file: StoredContract): StoredContract {
  return withAssetLibrary({ ...file, operations: { ...performance, ...file.operations } });
}
