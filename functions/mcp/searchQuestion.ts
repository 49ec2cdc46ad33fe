// Reads a question: what it is about, in its own words and in those of the stores, and what is to be done with that.
import { appStores, type Store, storeNames, stores } from '../../connector/core/stores.ts';
import { changeIn } from './searchChange.ts';
import { isPlural, isSilent, stem, stemsOf, tellingStems, tellingWords, wordsOfText } from './searchWords.ts';
import { synonyms } from './synonyms.ts';

/** The longest question, in characters. */
const MOST_ASKED = 300;
/** Most words of a name, such as `build to testers`. */
const LONGEST_NAME = 4;
/** A word of a store's title names the store if few operations have it. */
const RARE = 2;

/** A part of a question: alternatives, each a list of stems. The first are its own words. */
export type Wanted = readonly (readonly string[])[];

export interface SearchQuestion {
  readonly wanted: readonly Wanted[];
  /** The significant words as they are written. */
  readonly words: readonly string[];
  /** Only the name of a thing, and no sentence. It may be read or changed. */
  readonly isName: boolean;
  /** What operations call the change, nothing if that is unknown; undefined to read. */
  readonly change: readonly string[] | undefined;
  /** Whether it asks for several things. */
  readonly several: boolean;
  /** The stores that are named. */
  readonly stores: readonly Store[];
}

/** May be between the words of a phrase: `answer a review` is `answer review`. */
const between = new Set(
  'a an the my our your his her their this that these those any some all every each is are was were be been'.split(' '),
);

const phrases: ReadonlyMap<string, readonly Phrase[]> = phrasesByFirst();

interface Phrase {
  readonly asked: readonly string[];
  /** Its significant words. */
  readonly own: readonly string[];
  readonly means: Wanted;
}

/** Bounded: a longer question is cut. `rarity` shows which words of a store's title name it. */
export function readQuestion(given: string, rarity: (stem: string) => number): SearchQuestion {
  const text = given.slice(0, MOST_ASKED);
  const change = changeIn(text);
  return {
    ...{ wanted: wantedBy(text, change?.spoken ?? []), words: tellingWords(text), change: change?.verbs },
    isName: isName(text),
    several: change === undefined && asksForSeveral(text),
    stores: storesIn(text, rarity),
  };
}

/** `App Store` alone can be a part of a name; beside another store it is the store. */
function storesIn(text: string, rarity: (stem: string) => number): readonly Store[] {
  const stems = new Set(tellingStems(text));
  const named = storeNames.filter((store) =>
    tellingStems(`${store} ${stores[store].title}`).some((stem) => stems.has(stem) && rarity(stem) > RARE),
  );
  const begun = appStores.filter((store) => contains(stemsOf(text), stemsOf(stores[store].title).slice(0, 2)));
  return named.length === 0 ? [] : [...new Set([...named, ...begun])];
}

/** As people type it into a search: few words, and each significant. */
function isName(text: string): boolean {
  const words = wordsOfText(text);
  const beside = words.filter((word) => isSilent(word) && word !== 'in' && word !== 'to');
  return words.length <= LONGEST_NAME && beside.length === 0 && tellingWords(text).length > 0;
}

function asksForSeveral(text: string): boolean {
  return wordsOfText(text).includes('list') || tellingWords(text).some(isPlural);
}

/** The words of a question, and for each what it means in the words of the stores. */
function wantedBy(text: string, spoken: readonly string[]): readonly Wanted[] {
  // `roll the update out` has the phrase `roll out`
  const stems = [...phraseStems(text), ...turned(text), ...(spoken.length > 1 ? ['', ...spoken] : [])];
  const telling = [...new Set(tellingStems(text))].filter((stem) => !spoken.includes(stem));
  const meant = stems.flatMap((each, at) =>
    (phrases.get(each) ?? []).filter(({ asked }) => contains(stems.slice(at, at + asked.length), asked)),
  );
  const several = meant.filter(({ asked }) => asked.length > 1);
  const isPart = ({ asked }: Phrase): boolean =>
    several.some((each) => each.asked.length > asked.length && contains(each.asked, asked));
  const long = new Set(several.filter((each) => !isPart(each)));
  const covered = new Set([...long].flatMap(({ asked }) => asked));
  const ofWords = telling
    .filter((stem) => !covered.has(stem))
    .map((stem) => [
      [stem],
      ...meant.flatMap(({ asked, means }) => (asked.length === 1 && asked[0] === stem ? means : [])),
    ]);
  return distinct([...[...long].map(({ own, means }) => [own, ...means]), ...ofWords]);
}

/** `Name of the app` is `app name`: each such pair, with a gap before it. */
function turned(text: string): readonly string[] {
  const stems = phraseStems(text);
  return stems.flatMap((each, at) => (each === 'of' ? ['', stems[at + 1] ?? '', stems[at - 1] ?? ''] : []));
}

/** A meaning that several words have counts once; their own words stay. */
function distinct(wanted: readonly Wanted[]): readonly Wanted[] {
  const seen = new Set<string>();
  return wanted.map((alternatives) =>
    alternatives.filter((words, at) => {
      const isNew = !seen.has(words.join(' '));
      seen.add(words.join(' '));
      return isNew || at === 0;
    }),
  );
}

/** Without the words that may be between those of a phrase. */
function phraseStems(text: string): readonly string[] {
  return wordsOfText(text)
    .filter((word) => !between.has(word))
    .map(stem);
}

function contains(stems: readonly string[], phrase: readonly string[]): boolean {
  return stems.some((_, at) => phrase.every((word, index) => stems[at + index] === word));
}

function phrasesByFirst(): ReadonlyMap<string, readonly Phrase[]> {
  const byAsked = new Map<string, Phrase>();
  for (const [means, list] of synonyms)
    for (const text of list.split(', ')) {
      const asked = phraseStems(text);
      const known = byAsked.get(asked.join(' '))?.means ?? [];
      byAsked.set(asked.join(' '), { asked, own: tellingStems(text), means: [...known, stemsOf(means)] });
    }
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of byAsked.values()) {
    const [first = ''] = phrase.asked;
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return byFirst;
}
