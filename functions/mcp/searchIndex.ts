// The words of all operations, for the search: those of the catalog, and those of the stores' contracts.
import type { Access, Operation } from '../../connector/core/operation.ts';
import type { Store } from '../../connector/core/stores.ts';
import { type ContractEntry, contractOperations } from '../contract/contractOperations.ts';
import { stemsOf, tellingStems, wordsOfText } from './searchWords.ts';

/** An operation as the search sees it. */
export interface Indexed {
  readonly id: string;
  readonly summary: string;
  readonly access: Access;
  /** It changes nothing. What reads a secret has another access class than `read`. */
  readonly reads: boolean;
  /** It has a row in the catalog. */
  readonly curated: boolean;
  /** The connector does not list it: few flows need it. */
  readonly byName: boolean;
  readonly store: Store | undefined;
  /** Made of more than one call. */
  readonly recipe: boolean;
  /** IDs without their resources, or what the store replaced by something else. */
  readonly seldom: boolean;
  /** The significant stems of its name. */
  readonly name: ReadonlySet<string>;
  /** The same without its verbs, each with its rarity. */
  readonly nouns: readonly { readonly stem: string; readonly rarity: number }[];
  /** The words of its title as they are written: `testers` is not `tester`. */
  readonly titleWords: ReadonlySet<string>;
  /** What it does: `Submit or cancel review submission` submits and cancels. */
  readonly verbs: ReadonlySet<string>;
}

/** An operation that has a stem, by its place in the index, and how much it counts there. */
interface Posting {
  readonly at: number;
  readonly weight: number;
}

/** An entry and the weight of each of its stems. */
interface Weighted {
  readonly entry: Omit<Indexed, 'nouns'>;
  readonly weights: ReadonlyMap<string, number>;
}

export interface SearchIndex {
  readonly entries: readonly Indexed[];
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  /** The weight of a stem: rare ones weigh more than common ones. */
  readonly rarity: (stem: string) => number;
}

/** How much the name of an input or of an attribute counts. */
const ATTRIBUTE = 0.2;

const readingVerbs = stemsOf('read list download');

const indexes = new WeakMap<readonly Operation[], SearchIndex>();

/** Built once, when somebody searches. */
export function searchIndex(operations: readonly Operation[]): SearchIndex {
  const known = indexes.get(operations);
  if (known) return known;
  const { entries } = contractOperations();
  const ofRows = new Map(entries.flatMap((entry) => (entry.row ? [[entry.row.id, entry]] : [])));
  const made = build([
    ...operations.filter(isFound).map((row) => ofRow(row, ofRows.get(row.id))),
    ...entries.filter(({ row }) => row === undefined).map(ofContract),
  ]);
  indexes.set(operations, made);
  return made;
}

function isFound({ hidden, trigger, notifies, visibility, anonymous, delegates }: Operation): boolean {
  return !hidden && !delegates && !trigger && !notifies && !anonymous && visibility !== 'internal';
}

/** With the words of the store for the same operation, if it is one of a contract. */
function ofRow(row: Operation, entry: ContractEntry | undefined): Weighted {
  const { id, summary, description, access, recipe, parameters, body, store, byName } = row;
  const inputs = [...parameters.map(({ name }) => name), ...Object.keys(body?.properties ?? {})];
  return weighted(
    { id, summary, access, store, byName: byName === true, curated: true, recipe: recipe !== undefined, seldom: false },
    [
      ...nameOf(summary),
      [id, 0.7],
      [description, 0.35],
      [store ?? '', 0.7],
      [[...inputs, entry?.tag, ...(entry?.attributes ?? [])].join(' '), ATTRIBUTE],
    ],
  );
}

function ofContract({ id, store, summary, access, tag, deprecated, attributes }: ContractEntry): Weighted {
  const isIdsOnly = access === 'read' && / IDs? of /.test(summary);
  return weighted(
    {
      ...{ id, summary, access, store, byName: false, curated: false, recipe: false },
      seldom: deprecated !== undefined || isIdsOnly,
    },
    [...nameOf(summary), [tag, 0.5], [attributes.join(' '), ATTRIBUTE]],
  );
}

/** What an operation is about comes before the first `of`: `List builds of app` is about builds, `Reply to review` about a review. */
function nameOf(summary: string): readonly (readonly [string, number])[] {
  const [, head = summary, tail = ''] = /^(\S+ \S+.*?) (?:of|to|in|by|for) (.*)$/.exec(summary) ?? [];
  return [
    [head, 1],
    [tail, 0.7],
  ];
}

function weighted(
  facts: Omit<Indexed, 'reads' | 'name' | 'nouns' | 'titleWords' | 'verbs'>,
  texts: readonly (readonly [text: string, weight: number])[],
): Weighted {
  const weights = new Map<string, number>();
  for (const [text, weight] of texts)
    for (const stem of stemsOf(text)) weights.set(stem, Math.max(weights.get(stem) ?? 0, weight));
  const name = new Set(tellingStems(facts.curated ? `${facts.summary} ${facts.id}` : facts.summary));
  const titleWords = new Set(wordsOfText(facts.summary));
  const verbs = verbsOf(facts);
  const reads =
    facts.access === 'read' || (facts.access === 'credential' && readingVerbs.some((verb) => verbs.has(verb)));
  return { entry: { ...facts, reads, name, titleWords, verbs }, weights };
}

function verbsOf({ id, summary, curated }: Pick<Indexed, 'id' | 'summary' | 'curated'>): ReadonlySet<string> {
  const [first = ''] = /^\w+( or \w+)*/.exec(summary) ?? [];
  return new Set([...stemsOf(first), ...(curated ? stemsOf(id).slice(0, 1) : [])]);
}

function build(all: readonly Weighted[]): SearchIndex {
  const postings = new Map<string, Posting[]>();
  for (const [at, { weights }] of all.entries())
    for (const [stem, weight] of weights) {
      const known = postings.get(stem);
      if (known) known.push({ at, weight });
      else postings.set(stem, [{ at, weight }]);
    }
  const rarities = new Map([...postings].map(([stem, { length }]) => [stem, Math.log(1 + all.length / (1 + length))]));
  const rarity = (stem: string): number => rarities.get(stem) ?? Math.log(1 + all.length);
  const entries = all.map(({ entry }) => ({
    ...entry,
    nouns: [...entry.name].filter((stem) => !entry.verbs.has(stem)).map((stem) => ({ stem, rarity: rarity(stem) })),
  }));
  return { entries, postings, rarity };
}
