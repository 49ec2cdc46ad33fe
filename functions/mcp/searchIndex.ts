// The words of all operations, for the search: those of the catalog, and those of the stores' contracts.
import type { Access, Operation } from '../../connector/core/operation.ts';
import type { Store } from '../../connector/core/stores.ts';
import { contractOperations } from '../contract/contractOperations.ts';
import { stemsOf, tellingStems, wordsOfText } from './searchWords.ts';

/** An operation as the search sees it. */
export interface Indexed {
  readonly id: string;
  readonly summary: string;
  readonly access: Access;
  /** It has a row in the catalog. */
  readonly curated: boolean;
  /** The connector does not list it: few flows need it. */
  readonly byName: boolean;
  readonly store: Store | undefined;
  /** Made of more than one call. */
  readonly recipe: boolean;
  /** The significant stems of its name. */
  readonly name: ReadonlySet<string>;
  /** The words of its title as they are written: `testers` is not `tester`. */
  readonly titleWords: ReadonlySet<string>;
  /** What it does: `Submit or cancel review submission` submits and cancels. */
  readonly verbs: ReadonlySet<string>;
  /** Weight of each of its stems. */
  readonly weights: ReadonlyMap<string, number>;
}

export interface SearchIndex {
  readonly entries: readonly Indexed[];
  /** The weight of a stem: rare ones weigh more than common ones. */
  readonly rarity: (stem: string) => number;
}

const indexes = new WeakMap<readonly Operation[], SearchIndex>();

/** Built once, when somebody searches. */
export function searchIndex(operations: readonly Operation[]): SearchIndex {
  const known = indexes.get(operations);
  if (known) return known;
  const made = build([...operations.filter(isFound).map(ofRow), ...ofContract()]);
  indexes.set(operations, made);
  return made;
}

function isFound({ hidden, trigger, notifies, visibility, anonymous, delegates }: Operation): boolean {
  return !hidden && !delegates && !trigger && !notifies && !anonymous && visibility !== 'internal';
}

function ofRow({ id, summary, description, access, recipe, parameters, body, store, byName }: Operation): Indexed {
  const inputs = [...parameters.map(({ name }) => name), ...Object.keys(body?.properties ?? {})].join(' ');
  return indexed({ id, summary, access, store, byName: byName === true, curated: true, recipe: recipe !== undefined }, [
    ...nameOf(summary),
    [id, 0.7],
    [description, 0.35],
    [store ?? '', 0.7],
    [inputs, 0.15],
  ]);
}

function ofContract(): readonly Indexed[] {
  return contractOperations()
    .entries.filter(({ row }) => row === undefined)
    .map(({ id, store, summary, access, tag }) =>
      indexed({ id, summary, access, store, byName: false, curated: false, recipe: false }, [
        ...nameOf(summary),
        [tag, 0.5],
        [id.replaceAll('_', ' '), 0.3],
      ]),
    );
}

/** What an operation is about comes before the first `of`: `List builds of app` is about builds. */
function nameOf(summary: string): readonly (readonly [string, number])[] {
  const [head = '', ...tail] = summary.split(/ (?:of|to|in|by|for) /);
  return [
    [head, 1],
    [tail.join(' '), 0.7],
  ];
}

function indexed(
  facts: Omit<Indexed, 'name' | 'titleWords' | 'verbs' | 'weights'>,
  texts: readonly (readonly [text: string, weight: number])[],
): Indexed {
  const weights = new Map<string, number>();
  for (const [text, weight] of texts)
    for (const stem of stemsOf(text)) weights.set(stem, Math.max(weights.get(stem) ?? 0, weight));
  const name = facts.curated ? `${facts.summary} ${facts.id}` : facts.summary;
  const titleWords = new Set(wordsOfText(facts.summary));
  return { ...facts, name: new Set(tellingStems(name)), titleWords, verbs: verbsOf(facts), weights };
}

function verbsOf({ id, summary, curated }: Pick<Indexed, 'id' | 'summary' | 'curated'>): ReadonlySet<string> {
  const [first = ''] = /^\w+( or \w+)*/.exec(summary) ?? [];
  return new Set([...stemsOf(first), ...(curated ? stemsOf(id).slice(0, 1) : [])]);
}

function build(entries: readonly Indexed[]): SearchIndex {
  const counts = new Map<string, number>();
  for (const { weights } of entries) for (const stem of weights.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { entries, rarity: (stem) => Math.log(1 + entries.length / (1 + (counts.get(stem) ?? 0))) };
}
