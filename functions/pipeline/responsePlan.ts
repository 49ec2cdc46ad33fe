// Compiles the schema of a response to the plan of a scan (functions/core/jsonPlan.ts); once per schema.
import { object, type Schema } from '../../connector/core/schema.ts';
import { KIND, type MemberTable, memberTable, type Plan } from '../core/jsonPlan.ts';
import { matchesShape } from './validateResponse.ts';

/** What the conversion of a value needs. `isRequired`: a response without it, or with another type, is rejected. */
export interface Declared {
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly inList: boolean;
}

/** The schema of a document of which nothing is declared. */
export const anyDocument: Schema = object({});

type Place = Pick<Declared, 'isRequired' | 'inList'>;

/** Paths of values to report, below one value: `data/id`, `data/*` for the items of a list. */
type Notes = readonly string[];

const kinds: Readonly<Record<Schema['type'], number>> = {
  object: KIND.object,
  array: KIND.list,
  string: KIND.text,
  boolean: KIND.boolean,
  integer: KIND.number,
  number: KIND.number,
};
const ANY = 63;
const NO_MEMBERS = { needs: 0, members: undefined } as const;
/** A path that is reported ends here. */
const HERE = '';
const ITEMS = '*';
/** Path of the root, and of everything below which nothing is reported, so that it is compiled once. */
const [ROOT, ELSEWHERE] = ['', '-'] as const;
/** Bits of the members of one object. */
const MOST_BITS = 31;

const compiled = new WeakMap<Schema, Map<string, Plan>>();

/** The plan of a response. The values at these paths are reported, whether the schema declares them or not. */
export function responsePlan(responds: Schema, notes: Notes = []): Plan {
  return planOf(responds, { isRequired: true, inList: false }, notes, ROOT);
}

function planOf(schema: Schema, place: Place, notes: Notes, at: string, bit = 0): Plan {
  const known = compiled.get(schema) ?? new Map<string, Plan>();
  compiled.set(schema, known);
  const key = `${place.isRequired} ${place.inList} ${bit} ${at} ${notes.join(' ')}`;
  const plan = known.get(key) ?? compile(schema, place, notes, at, bit);
  known.set(key, plan);
  return plan;
}

function compile(schema: Schema, place: Place, notes: Notes, at: string, bit: number): Plan {
  const { type, items, pattern, nullable } = schema;
  const kind = kinds[type];
  const isCounted = pattern !== undefined || type === 'integer';
  const isObject = type === 'object';
  const { needs, members } = isObject ? objectPlan(schema, place, notes, at) : NO_MEMBERS;
  return planWith(at, bit, notes, {
    fits: place.inList ? kind : kind | KIND.null,
    counts: nullable ? kind | KIND.null : kind,
    counted: isCounted ? (json) => matchesShape(schema, json) : undefined,
    needs,
    members,
    items: isObject ? undefined : itemPlan(items, notes, at),
    isItem: place.inList,
    about: { schema, ...place } satisfies Declared,
  });
}

/** All plans have their fields in one order, so that V8 reads them as one kind of object. */
function planWith(
  at: string,
  bit: number,
  notes: Notes,
  { fits, counts, counted, needs, members, items, isItem, about }: Omit<Plan, 'bit' | 'note' | 'quiet' | 'isSilent'>,
): Plan {
  const isNoted = notes.includes(HERE);
  const quiet = bit === 0 ? fits : fits & counts;
  return {
    fits,
    counts,
    counted,
    bit,
    needs,
    members,
    items,
    note: isNoted ? at : undefined,
    quiet: isNoted || counted ? 0 : quiet,
    isSilent: at !== ROOT && bit === 0 && !isNoted,
    isItem,
    about,
  };
}

function objectPlan({ properties = {}, required = [] }: Schema, { isRequired }: Place, notes: Notes, at: string) {
  const needed = isRequired ? required.filter((name) => properties[name] !== undefined) : [];
  const noted = namesIn(notes);
  const names = [...new Set([...needed, ...noted])];
  if (names.length > MOST_BITS) throw new Error('An object has more required members than a scan can count');
  const bitOf = (name: string): number => (names.includes(name) ? 2 ** names.indexOf(name) : 0);
  const members = [...new Set([...Object.keys(properties), ...noted])].map((name) => {
    const [schema, below] = [properties[name], notesBelow(notes, name)];
    const path = join(at, name, below);
    const place = { isRequired: needed.includes(name), inList: false };
    const plan = schema ? planOf(schema, place, below, path, bitOf(name)) : anyPlan(below, path, bitOf(name));
    return [name, plan] as const;
  });
  const table: MemberTable | undefined = members.length > 0 ? memberTable(members) : undefined;
  return { needs: needed.reduce((bits, name) => bits | bitOf(name), 0), members: table };
}

/** The plan of a value that the schema does not declare. */
function anyPlan(notes: Notes, at: string, bit = 0): Plan {
  const members = namesIn(notes).map((name, nth) => {
    const below = notesBelow(notes, name);
    return [name, anyPlan(below, join(at, name, below), 2 ** nth)] as const;
  });
  return planWith(at, bit, notes, {
    fits: ANY,
    counts: ANY,
    needs: 0,
    members: members.length > 0 ? memberTable(members) : undefined,
    items: itemPlan(undefined, notes, at),
    isItem: at.endsWith(ITEMS),
  });
}

function itemPlan(items: Schema | undefined, notes: Notes, at: string): Plan | undefined {
  const below = notesBelow(notes, ITEMS);
  const path = join(at, ITEMS, below);
  if (items) return planOf(items, { isRequired: false, inList: true }, below, path);
  return below.length > 0 ? anyPlan(below, path) : undefined;
}

function namesIn(notes: Notes): readonly string[] {
  return [...new Set(notes.map((note) => note.split('/')[0] as string))].filter(
    (name) => name !== HERE && name !== ITEMS,
  );
}

/** The rest of the paths that begin with this name. */
function notesBelow(notes: Notes, name: string): Notes {
  return notes.filter((note) => note.split('/')[0] === name).map((note) => note.slice(name.length + 1));
}

function join(at: string, name: string, below: Notes): string {
  if (below.length === 0) return ELSEWHERE;
  return at === ROOT ? name : `${at}/${name}`;
}
