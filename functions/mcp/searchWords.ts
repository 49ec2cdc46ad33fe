// Words of the search: stems, words that say nothing, and the parts of names.

const silent = new Set(
  'a an and any are as at be by can could current currently did do does for from get give had has have how i in is it its let like me my of on one or our please show tell that the their them there these this to us want was we were what when where which who whose will with would you your all some someone somebody anyone everybody every still yet left today day week month yesterday latest last newest recent now new see look find'.split(
    ' ',
  ),
);

/** Verbs that change something, as asked, and the words of operations that do so. */
const verbs: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'add: add create',
    'create: create add start',
    'make: create set update',
    'register: create add',
    'give: update add create',
    'enable: create update control',
    'delete: delete remove',
    'remove: remove delete',
    'revoke: delete revoke',
    'kick: delete remove',
    'change: update set change modify',
    'edit: update set',
    'set: set update create',
    'write: set update create',
    'translate: set update create',
    'update: update set publish',
    'modify: update modify',
    'rename: update',
    'raise: control set update',
    'lower: set update',
    'block: delete remove',
    'unpublish: change update',
    'invite: invitation add send',
    'assign: add set',
    'answer: reply',
    'respond: reply',
    'reply: reply',
    'submit: submit',
    'release: release publish control',
    'publish: release publish submit',
    'ship: release publish submit',
    'start: start create control',
    'trigger: start create send',
    'run: start',
    'rebuild: start',
    'stop: control pause cancel complete',
    'pause: pause control',
    'resume: control start',
    'halt: control pause',
    'cancel: cancel delete',
    'complete: complete control',
    'finish: complete control',
    'upload: upload create add',
    'send: send create',
    'resend: send',
    'notify: send notify',
    'inform: send',
    'expire: update',
    'withdraw: cancel',
    'promote: add submit',
    'distribute: add',
  ].map((line): [string, readonly string[]] => {
    const [asked = '', means = ''] = line.split(': ');
    return [stem(asked), means.split(' ').map(stem)];
  }),
);

/** Verbs of so many operations that they tell nothing else. */
const generic = new Set(
  'add create make give delete remove change edit set write update modify enable assign'.split(' '),
);

/** The words of a text as stems. */
export function stemsOf(text: string): readonly string[] {
  return wordsOfText(text).map(stem);
}

/** The same without words that say nothing, and without numbers. */
export function tellingStems(text: string): readonly string[] {
  return tellingWords(text).map(stem);
}

/** What a question is about: its telling words without the verb of a change that many operations make. */
export function subjectStems(text: string): readonly string[] {
  const [first = '', ...rest] = tellingWords(text);
  return (generic.has(first) ? rest : [first, ...rest]).filter(Boolean).map(stem);
}

/** What operations call the change that a question asks for; undefined for a question that reads. */
export function changeIn(text: string): readonly string[] | undefined {
  return verbs.get(tellingStems(text)[0] ?? '');
}

/** Whether a question asks for several things. */
export function asksForSeveral(text: string): boolean {
  return wordsOfText(text).includes('list') || tellingWords(text).some((word) => singular(word) !== word);
}

function wordsOfText(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

function tellingWords(text: string): readonly string[] {
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
