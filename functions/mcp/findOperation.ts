// Finds operations of the catalog and of the stores' contracts by the words of a question.
import type { Operation } from '../../connector/core/operation.ts';
import { type Store, storeNames, stores } from '../../connector/core/stores.ts';
import { type ToolInput, toolInputs } from '../../connector/emit/mcpTools.ts';
import { contractOperations } from '../contract/contractOperations.ts';
import { permissionCheck } from '../dashboard/permissions.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { type Indexed, type SearchIndex, searchIndex } from './searchIndex.ts';
import { asksForSeveral, changeIn, isName, stemsOf, subjectStems, tellingStems, tellingWords } from './searchWords.ts';
import { synonyms } from './synonyms.ts';
import { refusalOf } from './toolSafety.ts';

/** Most operations of an answer, and the longest question, in characters. */
const MOST_FOUND = 10;
const LONGEST_QUESTION = 300;
/** What a word of the name costs that nobody asked for, as a part of its rarity. */
const UNASKED = 0.12;
const CURATED = 0.7;
/** For what the connector lists, since more people need it. */
const LISTED = 0.8;
const RECIPE = 1.2;
/** For an operation that does what the verb of the question says, or that reads when nothing is to be changed. */
const FITTING_VERB = 2;
/** For a read where a change is asked for, and the reverse. */
const WRONG_KIND = 2;
/** For another store than the one that is named. */
const OTHER_STORE = 6;
/** A word of a store's title names the store if few operations have it. */
const RARE = 2;
/** For a list, when several things are asked for. */
const LIST = 0.7;

const NOTHING_FOUND =
  'No operation has these words. Use words of the stores, in English: app, version, build, review, tester, user, price, subscription, report.';

/** For an operation whose title has all the words, where they are only the name of a thing: `in-app purchase`. */
const TITLE = 4;

/** For one whose title has them in the same form: `testers` asks for what is done with several. */
const SAME_FORM = 1;
/** For what covers both stores, where both are named. */
const BOTH_STORES = 4;

/** What kind of operation a question asks for. */
interface Intent {
  /** The words, where they are a name and no sentence. It may be read or changed. */
  readonly name?: readonly string[];
  /** The same words as they are written. */
  readonly words: readonly string[];
  /** What operations call the change; undefined to read. */
  readonly change: readonly string[] | undefined;
  readonly several: boolean;
  /** The stores that are named. */
  readonly stores: readonly Store[];
}

/** A part of a question: alternatives, each a list of words. */
type Wanted = readonly (readonly string[])[];

const phrases = synonyms.map(({ asked, means }) => ({ asked: stemsOf(asked), means: stemsOf(means) }));

/** The best operations for a question, each with what is needed to call it. */
export function findOperations(context: RecipeContext, question: string) {
  const may = permissionCheck(context.policy);
  const found = rankOperations(context.operations, question).slice(0, MOST_FOUND);
  return {
    operations: found.flatMap(({ id }) => {
      const operation = context.operations.find((each) => each.id === id) ?? contractOperations().named(id);
      return operation ? [shown(operation, may(operation))] : [];
    }),
    ...(found.length === 0 && { hint: NOTHING_FOUND }),
  };
}

/** Operations of the catalog and of the stores' contracts by how well they fit a question, the best first. */
export function rankOperations(operations: readonly Operation[], question: string): readonly Indexed[] {
  const index = searchIndex(operations);
  const text = question.slice(0, LONGEST_QUESTION);
  const wanted = wantedBy(text);
  const intent = intentOf(text, index);
  const asked = new Set(wanted.flat(2));
  const scoreOf = (each: Indexed): number => {
    const fit = wanted.reduce((sum, alternatives) => sum + bestOf(alternatives, each, index.rarity), 0);
    if (fit === 0) return 0;
    const unasked = [...each.name].reduce((sum, stem) => sum + (asked.has(stem) ? 0 : index.rarity(stem)), 0);
    return fit - UNASKED * unasked + bonusOf(each, intent);
  };
  return index.entries
    .map((each) => ({ each, score: scoreOf(each) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.each.id < b.each.id ? -1 : 1))
    .map(({ each }) => each);
}

function intentOf(question: string, { rarity }: SearchIndex): Intent {
  const change = changeIn(question);
  const stems = new Set(tellingStems(question));
  const named = storeNames.filter((store) =>
    tellingStems(`${store} ${stores[store].title}`).some((stem) => stems.has(stem) && rarity(stem) > RARE),
  );
  const name = change === undefined && isName(question) ? [...stems] : undefined;
  return {
    change,
    several: change === undefined && asksForSeveral(question),
    words: tellingWords(question),
    stores: named,
    ...(name && { name }),
  };
}

function bonusOf(each: Indexed, intent: Intent): number {
  const { access, name, titleWords, verbs, curated, byName, recipe, store } = each;
  const changes = access !== 'read';
  const isKind = changes === (intent.change !== undefined);
  const does = intent.change ? intent.change.some((word) => verbs.has(word)) : true;
  const isOther = store !== undefined && intent.stores.length > 0 && !intent.stores.includes(store);
  const isTitled = curated && intent.name?.every((stem) => name.has(stem)) === true;
  const parts: readonly (readonly [boolean, number])[] = [
    [isTitled, TITLE],
    [isTitled && intent.words.every((word) => titleWords.has(word)), SAME_FORM],
    [store === undefined && intent.stores.length > 1, BOTH_STORES],
    [curated, CURATED],
    [curated && !byName, LISTED],
    [recipe, RECIPE],
    [(isKind && does) || isTitled, FITTING_VERB],
    [!isKind && !isTitled, -WRONG_KIND],
    [intent.several && name.has('list'), LIST],
    [isOther, -OTHER_STORE],
  ];
  return parts.reduce((sum, [applies, points]) => sum + (applies ? points : 0), 0);
}

/** The words of a question, and for each what it means in the words of the stores. */
function wantedBy(question: string): readonly Wanted[] {
  const stems = stemsOf(question);
  const telling = new Set(subjectStems(question));
  const meant = phrases.filter(({ asked }) => contains(stems, asked));
  const long = meant.filter(({ asked }) => asked.length > 1);
  const covered = new Set(long.flatMap(({ asked }) => asked));
  const ofWords = [...telling]
    .filter((stem) => !covered.has(stem))
    .map((stem) => [
      [stem],
      ...meant.filter(({ asked }) => asked.length === 1 && asked[0] === stem).map(({ means }) => means),
    ]);
  return [...long.map(({ means }) => [means]), ...ofWords];
}

function contains(stems: readonly string[], phrase: readonly string[]): boolean {
  return stems.some((_, at) => phrase.every((word, index) => stems[at + index] === word));
}

/** How well an operation fits the best alternative: all its words count together. */
function bestOf(alternatives: Wanted, { weights }: Indexed, rarity: (stem: string) => number): number {
  const scores = alternatives.map((words) =>
    words.reduce((sum, word) => sum + (weights.get(word) ?? 0) * rarity(word), 0),
  );
  return Math.max(0, ...scores);
}

function shown(operation: Operation, allowed: boolean) {
  const { id, summary, access } = operation;
  const refusal = refusalOf(operation);
  return {
    ...{ operation: id, summary, access, allowed },
    ...(refusal !== undefined && { notCallable: refusal }),
    inputs: toolInputs(operation)
      .filter((each) => each.shown)
      .map(inWords),
  };
}

/** Such as `id (required)` or `body.name`. */
function inWords({ name, inBody, required }: ToolInput): string {
  return `${inBody ? 'body.' : ''}${name}${required ? ' (required)' : ''}`;
}
