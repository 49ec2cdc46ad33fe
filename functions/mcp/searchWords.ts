// Words of the search: stems, words that say nothing, and the parts of names.
import { changeVerbs } from './changeVerbs.ts';

const silent = new Set(
  'a an and any are as at be by can could current currently did do does for from get give had has have how i in is it its let like me my of on one or our please show tell that the their them there these this to us want was we were what when where which who whose will with would you your all some someone somebody anyone everybody every still yet left today day week month yesterday latest last newest recent now new see look find'.split(
    ' ',
  ),
);

/** The same verbs by their stems. */
const verbs: ReadonlyMap<string, readonly string[]> = new Map(
  changeVerbs.map(([asked, means]) => [wordsOfText(asked).map(stem).join(' '), means.split(' ').map(stem)]),
);
/** Verbs that change nothing, where an imperative would else be taken for a change. */
const reading = new Set(
  'check compare count describe display download explain export fetch inspect list monitor print read search summarize summarise track verify view watch'.split(
    ' ',
  ),
);
/** After one of these comes what an imperative is about: `archive the group`. */
const determiners = new Set('the a an my our this that all new every'.split(' '));
const polite = new Set('please can could you i we want need to would like how do help me let us'.split(' '));

/** Verbs of so many operations that they distinguish none. */
const generic = new Set(
  'add create make give grant delete remove change edit set write update modify enable disable assign attach generate renew replace extend mark'.split(
    ' ',
  ),
);

/** Most words of a name, such as `build to testers`. */
const LONGEST_NAME = 4;

/** The words of a text as stems. */
export function stemsOf(text: string): readonly string[] {
  return wordsOfText(text).map(stem);
}

/** The same without words that say nothing, and without numbers. */
export function tellingStems(text: string): readonly string[] {
  return tellingWords(text).map(stem);
}

/** What a question is about: its significant words without the verb of a change that many operations make. */
export function subjectStems(text: string): readonly string[] {
  const [first = '', ...rest] = tellingWords(text);
  return (generic.has(first) ? rest : [first, ...rest]).filter(Boolean).map(stem);
}

/** What operations call the change that a question asks for, nothing if it is unknown; undefined for a question that reads. */
export function changeIn(text: string): readonly string[] | undefined {
  const words = wordsOfText(text);
  const from = words.findIndex((word) => !polite.has(word));
  const [first = '', second = ''] = words.slice(Math.max(0, from));
  const known = verbs.get(`${stem(first)} ${stem(second)}`) ?? verbs.get(tellingStems(text)[0] ?? '');
  const isImperative = determiners.has(second) && !reading.has(first) && !silent.has(first) && !/s$/.test(first);
  return known ?? (isImperative ? [] : undefined);
}

/** Whether a question asks for several things. */
export function asksForSeveral(text: string): boolean {
  return wordsOfText(text).includes('list') || tellingWords(text).some((word) => singular(word) !== word);
}

/** Whether a question is only the name of a thing, as people type it into a search: few words, and each significant. */
export function isName(text: string): boolean {
  const words = wordsOfText(text);
  const beside = words.filter((word) => silent.has(word) && word !== 'in' && word !== 'to');
  return words.length <= LONGEST_NAME && beside.length === 0 && tellingWords(text).length > 0;
}

/** The words of a text or of a name such as `ListApps`, in small letters. */
export function wordsOfText(text: string): readonly string[] {
  return text
    .replace(/(\w)['\u2019](?=\w)/g, '$1') // what's, don't
    .replace(/\bi(Phone|Pad|Mac|OS)/g, (_, name: string) => `i${name.toLowerCase()}`)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** The significant words, as they are written. */
export function tellingWords(text: string): readonly string[] {
  return wordsOfText(text).filter((word) => !silent.has(word) && !/^\d+$/.test(word));
}

/** Enough for names: plurals and the commonest endings. */
function stem(word: string): string {
  const one = singular(word);
  const short = one.length > 5 ? one.replace(/(ing|ed)$/, '') : one.length > 4 ? one.replace(/ed$/, '') : one;
  return short.length > 4 ? short.replace(/e$/, '') : short;
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && /(sh|ch|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}
