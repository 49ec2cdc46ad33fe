// What the numbers of an answer mean, where a number alone misleads: an agent does not see the schema of an answer.
import type { Operation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

type Notes = ReadonlyMap<string, string>;

const known = new WeakMap<Operation, Notes>();

/** The descriptions of such numbers that the answer has, such as `price: In thousandths of the currency.` */
export function fieldNotes(operation: Operation, json: string): string {
  const notes = notesFor(operation);
  if (notes.size === 0) return '';
  const found = [...notes].filter(([name]) => json.includes(`"${name}":`));
  return found.map(([name, description]) => `${name}: ${description}`).join(' ');
}

function notesFor(operation: Operation): Notes {
  const made = known.get(operation) ?? notesOf(operation.responds);
  known.set(operation, made);
  return made;
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
