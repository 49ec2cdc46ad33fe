// What the numbers of an answer mean, where a number alone misleads: an agent does not see the schema of an answer.
import { rememberedFor } from '../../connector/core/memoize.ts';
import type { Operation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

type Notes = ReadonlyMap<string, string>;

const notesFor = rememberedFor(({ responds }: Operation) => notesOf(responds));

/** The descriptions of such numbers that the answer has, such as `price: In thousandths of the currency.` */
export function fieldNotes(operation: Operation, json: string): string {
  const notes = notesFor(operation);
  if (notes.size === 0) return '';
  const found = [...notes].filter(([name]) => json.includes(`"${name}":`));
  return found.map(([name, description]) => `${name}: ${description}`).join(' ');
}

function notesOf(responds: Schema): Notes {
  const notes = new Map<string, string>();
  const seen = new Set<Schema>();
  const collect = (schema: Schema): void => {
    if (seen.has(schema)) return; // a schema may contain itself
    seen.add(schema);
    for (const [name, each] of Object.entries(schema.properties ?? {})) {
      if (each.needsWords && each.description) notes.set(name, each.description);
      collect(each);
    }
    if (schema.items) collect(schema.items);
  };
  collect(responds);
  return notes;
}
