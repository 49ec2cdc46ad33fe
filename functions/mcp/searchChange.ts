// Reads which change a question asks for, if it asks for one.
import { changeVerbs } from './changeVerbs.ts';
import { isSilent, stem, stemsOf, tellingWords, wordsOfText } from './searchWords.ts';

/** A change that a question asks for. */
export interface Change {
  readonly verbs: readonly string[];
  /** The words of a verb that many operations do, which say nothing about what it is done to. */
  readonly spoken: readonly string[];
}

const PREPOSITION = / (?:of|for|in|to|from|on|with) /i;

/** The same verbs by their stems. */
const verbs: ReadonlyMap<string, readonly string[]> = new Map(
  changeVerbs.map(([asked, means]) => [stemsOf(asked).join(' '), [...stemsOf(means), ...stemsOf(asked).slice(0, 1)]]),
);
/** Verbs that change nothing, where an imperative would else be taken for a change. */
const reading = new Set(
  'check compare count describe display download explain export fetch inspect list monitor print read search summarize summarise track verify view watch'.split(
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

/** Undefined if the question asks for no change, but to read something. */
export function changeIn(text: string): Change | undefined {
  const words = wordsOfText(text);
  if (asking.has(words[0] ?? '')) return undefined;
  const from = words.findIndex((word) => !polite.has(word));
  const [first = '', ...rest] = words.slice(Math.max(0, from));
  const particle = rest.find((word) => verbs.has(`${stem(first)} ${stem(word)}`));
  if (particle !== undefined) return changeBy([first, particle]);
  const known = [first, tellingWords(text)[0] ?? ''].find((word) => verbs.has(stem(word)));
  if (known !== undefined) return changeBy([known]);
  if (reading.has(first) || [first, words[0] ?? ''].some(isSilent)) return undefined;
  const isImperative = determiners.has(rest[0] ?? '') && !/s$/.test(first);
  return isImperative ? changeBy([first]) : changeNamed(text);
}

/** Such as `price increase for subscribers`. */
function changeNamed(text: string): Change | undefined {
  const named = wordsOfText(text.split(PREPOSITION)[0] ?? '');
  const last = named.at(-1) ?? '';
  return named.length > 1 && !generic.has(last) && verbs.has(stem(last)) ? changeBy([last]) : undefined;
}

function changeBy(spoken: readonly string[]): Change {
  const stems = spoken.map(stem);
  const saysNothing = spoken.length > 1 || generic.has(spoken[0] ?? '');
  return { verbs: verbs.get(stems.join(' ')) ?? [], spoken: saysNothing ? stems : [] };
}
