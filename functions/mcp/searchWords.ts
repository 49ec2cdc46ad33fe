// Words of the search: stems, words that say nothing, and the parts of names.

const silent = new Set(
  'a an and any are as at be by can could current currently did do does for from get give had has have how i in is it its let like me my of on one or our please show tell that the their them there these this to us want was we were what when where which who whose will with would you your all some someone somebody anyone everybody every still yet left today day week month yesterday latest last newest recent now new see look find about after again also am another anybody anything because been before being between both but each either else ever everything few going having he her here him his if into just many may might more most much must need needed needs neither next no nobody none nor not nothing often once only other others over per quite rather really same shall she should since so something soon such than then they those through too under until very via well whether while within without yes'.split(
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

/** Names that are one word, however they are written. */
const NAMES = /test ?flight|voice ?over|storekit|healthkit|github|gitlab/gi;

/** The words of a text or of a name such as `ListApps`, in small letters. */
export function wordsOfText(text: string): readonly string[] {
  return text
    .replace(/(\w)['\u2019](?=\w)/g, '$1') // what's, don't
    .replace(NAMES, (name) => name.replace(' ', '').toLowerCase())
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
  'submission submit,invitation invite,response respond,notification notify,registration register,localization localize,extension extend,delivery deliver,translation translate,removal remove,deletion delete,cancellation cancel,replacement replace,availability available,declaration declare,approval approve,rejection reject,expiration expire,expiry expire,creation create,renewal renew,activation activate,promotion promote,payment pay,installation install,publication publish,configuration configure,modification modify,cancelation cancel,refusal refuse'
    .split(',')
    .map((each) => each.split(' ') as [string, string]),
);

/** Forms of verbs that no ending shows. */
const verbOfForm = new Map(
  'bought buy,built build,came come,chosen choose,gave give,given give,goes go,gone go,hid hide,hidden hide,kept keep,lost lose,made make,ran run,sent send,shown show,sold sell,spent spend,spoke speak,stole steal,stolen steal,taken take,tell notify,told notify,took take,went go,wrote write,written write'
    .split(',')
    .map((each) => each.split(' ') as [string, string]),
);

/** Enough for names: plurals, the commonest endings, and nouns that mean the same as their verbs. */
export function stem(word: string): string {
  const noun = singular(word);
  const one = verbOfForm.get(word) ?? verbOfNoun.get(noun) ?? noun;
  const short = one.length > 5 ? one.replace(/(ing|ed)$/, '') : one.length > 4 ? one.replace(/ed$/, '') : one;
  return short.length > 4 ? short.replace(/e$/, '').replace(/([^aeiou])\1$/, '$1') : short;
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && /(sh|ch|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}
