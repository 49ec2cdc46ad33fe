// Documents as a store may send them: of the shape that a row declares, with values of any other kind in between.
import fc from 'fast-check';
import type { Schema } from '../../connector/core/schema.ts';

/** A value of the wrong kind anywhere: null, other scalars, lists and objects. */
const other = fc.oneof(
  fc.constantFrom(null, true, 'true', 'Y', '', '007', '-1.50', '1e3', 'abc', 1e300),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A document of this shape in which any part may be another value, or missing. */
export function sampleDocumentOf(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const right = (): fc.Arbitrary<unknown> => {
    if (schema.type === 'array')
      return fc.array(schema.items ? sampleDocumentOf(schema.items, depth + 1) : other, { maxLength: 3 });
    if (schema.type === 'string') return fc.string();
    if (schema.type !== 'object') return schema.type === 'boolean' ? fc.boolean() : fc.integer();
    const { properties = {}, required = [] } = schema;
    const parts = Object.entries(properties).map(([name, each]): [string, fc.Arbitrary<unknown>] => {
      const part = sampleDocumentOf(each, depth + 1);
      return [name, required.includes(name) ? part : fc.option(part, { nil: undefined })];
    });
    return fc.record(Object.fromEntries(parts));
  };
  return fc.oneof({ weight: depth === 0 ? 50 : 8, arbitrary: right() }, { weight: 1, arbitrary: other });
}
