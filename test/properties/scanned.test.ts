// Of 200,000 mutated documents a scan accepts those that JSON.parse accepts, and gives them the same meaning.
import { catalog } from '../../connector/catalog.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { mutatedJson, randomFrom } from '../support/mutatedJson.ts';
import { parsedMeaning, scannedMeaning, streamedDocument } from '../support/scanned.ts';

const [DOCUMENTS, IDS] = [200_000, ['ListApps', 'ReadApp', 'ReadPhasedRelease', 'ListGalaxyReviews'] as const];

test.each(IDS)(
  '%s',
  (id) => {
    const schema = catalog.find((each) => each.id === id)?.responds as Schema;
    const random = randomFrom(7 + id.length);
    const odd: string[] = [];
    for (let left = DOCUMENTS / IDS.length; left > 0; left -= 1) {
      const bytes = mutatedJson(random);
      const [wanted, found] = [parsedMeaning(schema, bytes), scannedMeaning(schema, bytes)];
      const size = 1 + Math.floor(random() * 60);
      const streamed = wanted && streamedDocument(schema, bytes, size);
      const isSame = JSON.stringify([wanted, wanted?.document]) === JSON.stringify([found, streamed]);
      if (!isSame) odd.push(bytes.toString('latin1'));
    }
    expect(odd).toEqual([]);
  },
  120_000,
);
