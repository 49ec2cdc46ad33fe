// Whatever JSON a store answers an operation with: it gets the declared types, or is refused.
import fc from 'fast-check';
import { catalog } from '../../connector/catalog.ts';
import type { Schema } from '../../connector/schema.ts';
import { hasShape } from '../../functions/check.ts';
import { fitsOf } from '../../functions/fits.ts';
import { parseTyped } from '../../functions/typed.ts';

/** A value of the wrong kind anywhere: null, other scalars, lists and objects. */
const other = fc.oneof(
  fc.constantFrom(null, true, 'true', 'Y', '', '007', '-1.50', '1e3', 'abc', 1e300),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A document of this shape in which any part may be another value, or missing. */
const documentOf = (schema: Schema, depth = 0): fc.Arbitrary<unknown> => {
  const right = (): fc.Arbitrary<unknown> => {
    if (schema.type === 'array')
      return fc.array(schema.items ? documentOf(schema.items, depth + 1) : other, { maxLength: 3 });
    if (schema.type === 'string') return fc.string();
    if (schema.type !== 'object') return schema.type === 'boolean' ? fc.boolean() : fc.integer();
    const { properties = {}, required = [] } = schema;
    const parts = Object.entries(properties).map(([name, each]): [string, fc.Arbitrary<unknown>] => {
      const part = documentOf(each, depth + 1);
      return [name, required.includes(name) ? part : fc.option(part, { nil: undefined })];
    });
    return fc.record(Object.fromEntries(parts));
  };
  return fc.oneof({ weight: depth === 0 ? 50 : 8, arbitrary: right() }, { weight: 1, arbitrary: other });
};

const reading = catalog.filter(({ recipe, responds }) => recipe === undefined && responds.format !== 'binary');

test.each(reading.map(({ id, responds }) => [id, responds] as const))('%s', (_, responds) => {
  fc.assert(
    fc.property(documentOf(responds), (document) => {
      const typed = parseTyped(responds, JSON.stringify(document));
      expect(fitsOf(responds)(typed) || !hasShape(responds, typed)).toBe(true);
    }),
    { numRuns: 20, seed: 1 },
  );
});
