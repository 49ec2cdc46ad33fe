// Reads which change a question asks for, if it asks for one.
import { changeVerbs } from './changeVerbs.ts';
import { isPlural, isSilent, stem, stemsOf, tellingWords, wordsOfText } from './searchWords.ts';

/** A change that a question asks for. */
export interface Change {
  readonly verbs: readonly string[];
  /** The words of a verb that many operations do, which say nothing about what it is done to. */
  readonly spoken: readonly string[];
}

const CLAUSE = /[,;:.!?] /;
const PREPOSITION = / (?:of|for|in|to|from|on|with) /i;

/** The same verbs by their stems. */
const verbs: ReadonlyMap<string, readonly string[]> = new Map(
  changeVerbs.map(([asked, means]) => [stemsOf(asked).join(' '), [...stemsOf(means), ...stemsOf(asked).slice(0, 1)]]),
);
/** Verbs that change nothing, where an imperative would else be taken for a change. */
const reading = new Set(
  'check compare count describe display download explain export fetch find inspect list look monitor print read search see show summarize summarise track verify view watch'.split(
    ' ',
  ),
);
/** After one of these comes what an imperative is about: `archive the group`. */
const determiners = new Set('the a an my our this that all new every'.split(' '));
/** A question that begins with one of these reads. */
const asking = new Set('which who whose what where when why is are was were did does has'.split(' '));
const polite = new Set('please can could you i we want need to would like how do help me let us'.split(' '));
/** Verbs of so many operations that they distinguish none; `sell` as an imperative asks for no sales report. */
const generic = new Set(
  'add create make give grant delete remove change edit set write update modify enable disable assign attach generate renew replace extend mark sell'.split(
    ' ',
  ),
);

/** Verbs whose noun says which change is meant: `write an answer`. */
const making = new Set('add create give make write'.split(' '));

/** Undefined if the question asks for no change, but to read something. Of several clauses the first that asks for either counts. */
export function changeIn(text: string): Change | undefined {
  for (const clause of text.split(CLAUSE)) {
    const words = wordsOfText(clause);
    if (asking.has(words[0] ?? '') || reading.has(words.find((word) => !polite.has(word)) ?? '')) return undefined;
    const change = changeInClause(clause);
    if (change) return change;
  }
  return undefined;
}

function changeInClause(text: string): Change | undefined {
  const words = withoutAddress(wordsOfText(text));
  const named = wordsOfText(text.split(PREPOSITION)[0] ?? '');
  if (asksForNew(named)) return changeBy(['create']);
  const from = words.findIndex((word) => !polite.has(word));
  const [first = '', ...rest] = words.slice(Math.max(0, from));
  const particle = rest.find((word) => verbs.has(`${stem(first)} ${stem(word)}`));
  if (particle !== undefined) return changeBy([first, particle]);
  const noun = changeNounOf(named);
  const known = [first, tellingWords(text)[0] ?? ''].find((word) => verbs.has(stem(word)));
  if (known !== undefined) return changeBy([known], making.has(known) ? noun : undefined);
  if ([first, words[0] ?? ''].some(isSilent)) return undefined;
  const isImperative = determiners.has(rest[0] ?? '') && !/s$/.test(first);
  if (isImperative) return changeBy([first]);
  return noun === undefined ? undefined : changeBy([noun]);
}

/** Without `show me`, which says nothing of what is to be done. */
function withoutAddress(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word, index) => /^(me|us)$/.test(word) && isSilent(words[index - 1] ?? ''));
  return words.slice(at + 1);
}

/** `A new profile` asks to create one, `new reviews` to see those that there are. */
function asksForNew(named: readonly string[]): boolean {
  const [first, ...rest] = named.filter((word) => word !== 'a');
  return first === 'new' && rest.length > 0 && !isPlural(rest.at(-1) ?? '');
}

/** The last word of a name, if it is a change: `price increase`. */
function changeNounOf(named: readonly string[]): string | undefined {
  const last = named.at(-1) ?? '';
  return named.length > 1 && !generic.has(last) && verbs.has(stem(last)) ? last : undefined;
}

function changeBy(spoken: readonly string[], noun?: string): Change {
  const stems = spoken.map(stem);
  const verb = noun === undefined ? stems.join(' ') : stem(noun);
  const saysNothing = spoken.length > 1 || generic.has(spoken[0] ?? '');
  return { verbs: verbs.get(verb) ?? [], spoken: saysNothing ? stems : [] };
}
