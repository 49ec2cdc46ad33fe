// Words of the search: stems, words that say nothing, and the parts of names.

const silent = new Set(
  'a an and any are as at be by can could current currently did do does for from get give had has have how i in is it its let like me my of on one or our please show tell that the their them there these this to us want was we were what when where which who whose will with would you your all some someone somebody anyone everybody every still yet left today day week month yesterday latest last newest recent now new see look find'.split(
    ' ',
  ),
);

/** Whether a word says nothing about what is asked for. */
export function isSilent(word: string): boolean {
  return silent.has(word);
}

/** The words of a text as stems. */
export function stemsOf(text: string): readonly string[] {
  return wordsOfText(text).map(stem);
}

/** The same without words that say nothing, and without numbers. */
export function tellingStems(text: string): readonly string[] {
  return tellingWords(text).map(stem);
}

/** The words of a text or of a name such as `ListApps`, in small letters. */
export function wordsOfText(text: string): readonly string[] {
  return text
    .replace(/(\w)['\u2019](?=\w)/g, '$1') // what's, don't
    .replace(/(\B[a-z0-9])([A-Z])/g, '$1 $2') // not iPhone, dSYM
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** The significant words, as they are written. */
export function tellingWords(text: string): readonly string[] {
  return wordsOfText(text).filter((word) => !silent.has(word) && !/^\d+$/.test(word));
}

export function isPlural(word: string): boolean {
  return singular(word) !== word;
}

/** Nouns of the stores and the verbs that they come from. */
const verbOfNoun = new Map(
  'submission submit,invitation invite,response respond,notification notify,registration register,localization localize,extension extend,delivery deliver,translation translate,removal remove,deletion delete,cancellation cancel,replacement replace,availability available,declaration declare'
    .split(',')
    .map((each) => each.split(' ') as [string, string]),
);

/** Enough for names: plurals, the commonest endings, and nouns that mean the same as their verbs. */
export function stem(word: string): string {
  const noun = singular(word);
  const one = verbOfNoun.get(noun) ?? noun;
  const short = one.length > 5 ? one.replace(/(ing|ed)$/, '') : one.length > 4 ? one.replace(/ed$/, '') : one;
  return short.length > 4 ? short.replace(/e$/, '') : short;
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && /(sh|ch|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}
