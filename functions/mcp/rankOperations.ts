// Orders the operations of the catalog and of the stores' contracts by how well they fit a question.
import type { Operation } from '../../connector/core/operation.ts';
import { type Indexed, type SearchIndex, searchIndex } from './searchIndex.ts';
import { readQuestion, type SearchQuestion, type Wanted } from './searchQuestion.ts';

/** For each part of the question that an operation has. */
const COVERED = 1;
/** The weight from which on a word is in the name of an operation. */
const IN_NAME = 0.7;
/** How much less the words of a meaning count, the more it has: a power of their number. */
const OF_SEVERAL = -0.35;
/** What a word of the name costs that nobody asked for, as a part of its rarity. */
const UNASKED = 0.08;
const CURATED = 0.5;
/** For what the connector lists, since more people need it. */
const LISTED = 0.8;
const RECIPE = 0.8;
/** For an operation that does what the verb of the question says, or that reads when nothing is to be changed. */
const FITTING_VERB = 2;
/** For a read where a change is asked for, and the reverse. */
const WRONG_KIND = 2;
/** For another change than the one that is asked for. */
const OTHER_CHANGE = 1;
/** For another store than the one that is named. */
const OTHER_STORE = 6;
/** For a list, when several things are asked for. */
const LIST = 0.7;
/** For an operation whose title has all the words, where they are only the name of a thing: `in-app purchase`. */
const TITLE = 4;
/** The same for words that mean those of the title: `promo code`. */
const TITLE_MEANT = 3;
/** For one whose title has them in the same form: `testers` asks for what is done with several. */
const SAME_FORM = 1;
/** For what covers both stores, where both are named. */
const BOTH_STORES = 4;
/** For IDs without their resources, and for what a store replaced by something else. */
const SELDOM = 0.5;

/** Operations of the catalog and of the stores' contracts that have words of a question, the best first. */
export function rankOperations(operations: readonly Operation[], text: string): readonly Indexed[] {
  const index = searchIndex(operations);
  const question = readQuestion(text, index.rarity);
  const asked = new Set(question.wanted.flat(2));
  const ranked: { readonly each: Indexed; readonly score: number }[] = [];
  for (const [at, fit] of fitsOf(question.wanted, index).entries()) {
    const each = index.entries[at];
    if (fit === 0 || !each) continue;
    const unasked = each.nouns.reduce((sum, { stem, rarity }) => (asked.has(stem) ? sum : sum + rarity), 0);
    const score = fit - UNASKED * unasked + nameBonus(each, question) + kindBonus(each, question);
    if (score > 0) ranked.push({ each, score });
  }
  return ranked.sort((a, b) => b.score - a.score || (a.each.id < b.each.id ? -1 : 1)).map(({ each }) => each);
}

/** How well the words of each operation fit: of each part of the question its best alternative. */
function fitsOf(wanted: readonly Wanted[], index: SearchIndex): Float64Array {
  const sums = new Float64Array(index.entries.length);
  for (const alternatives of wanted) {
    const [first = [], ...others] = alternatives.map((words) => fitsOfWords(words, index));
    sums.forEach((sum, at) => {
      sums[at] = sum + others.reduce((best, fits) => Math.max(best, fits[at] ?? 0), first[at] ?? 0);
    });
  }
  return sums;
}

/** Several words mean something together: an operation that has only one of them fits little. */
function fitsOfWords(words: readonly string[], { entries, postings, rarity }: SearchIndex): Float64Array {
  const known = words.filter((word) => postings.has(word));
  const all = known.reduce((sum, word) => sum + rarity(word), 0);
  const fits = new Float64Array(entries.length);
  const shares = new Float64Array(entries.length);
  for (const word of known) {
    const factor = rarity(word);
    for (const { at, weight } of postings.get(word) ?? []) {
      fits[at] = (fits[at] ?? 0) + weight * factor;
      shares[at] = (shares[at] ?? 0) + (Math.min(1, weight / IN_NAME) * factor) / all;
    }
  }
  const each = words.length ** OF_SEVERAL;
  shares.forEach((share, at) => {
    if (share > 0) fits[at] = (fits[at] ?? 0) * each * (words.length > 1 ? share : 1) + COVERED * share;
  });
  return fits;
}

/** For an operation with the title that is asked for, and for one that fits what is to be done. */
function nameBonus({ reads, name, titleWords, verbs, curated }: Indexed, question: SearchQuestion): number {
  const { change, isName, wanted, words, several } = question;
  const has = (stems: readonly string[] = []): boolean => stems.every((stem) => name.has(stem));
  const list = several && name.has('list') ? LIST : 0;
  if (curated && isName) {
    const inForm = words.every((word) => titleWords.has(word)) ? SAME_FORM : 0;
    if (wanted.every(([own]) => has(own))) return TITLE + FITTING_VERB + inForm + list;
    if (wanted.every((alternatives) => alternatives.some(has))) return TITLE_MEANT + FITTING_VERB + list;
  }
  if (reads === (change !== undefined)) return list - WRONG_KIND;
  if (change === undefined || change.some((word) => verbs.has(word))) return list + FITTING_VERB;
  return change.length > 0 ? list - OTHER_CHANGE : list;
}

/** For what more people need, and for the store that is named. */
function kindBonus({ curated, byName, recipe, seldom, store }: Indexed, { stores }: SearchQuestion): number {
  const need = curated ? CURATED + (byName ? 0 : LISTED) + (recipe ? RECIPE : 0) : seldom ? -SELDOM : 0;
  if (store === undefined) return stores.length > 1 ? need + BOTH_STORES : need;
  return stores.length > 0 && !stores.includes(store) ? need - OTHER_STORE : need;
}
