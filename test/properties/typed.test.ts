// Whatever JSON a store answers an operation with: it gets the declared types, or is refused.
import fc from 'fast-check';
import { catalog } from '../../connector/catalog.ts';
import { schemaMatchOf } from '../../functions/pipeline/matchesSchema.ts';
import { parseTyped } from '../../functions/pipeline/typedResponse.ts';
import { matchesShape } from '../../functions/pipeline/validateResponse.ts';
import { sampleDocumentOf } from './documents.ts';

const reading = catalog.filter(({ recipe, responds }) => recipe === undefined && responds.format !== 'binary');

test.each(reading.map(({ id, responds }) => [id, responds] as const))('%s', (_, responds) => {
  fc.assert(
    fc.property(sampleDocumentOf(responds), (document) => {
      const typed = parseTyped(responds, JSON.stringify(document));
      expect(schemaMatchOf(responds)(typed) || !matchesShape(responds, typed)).toBe(true);
    }),
    { numRuns: 20, seed: 1 },
  );
});
