// Words of the search: stems, words that say nothing, and the parts of names.

const silent = new Set(
  'a an and any are as at be by can could current currently did do does for from get give had has have how i in is it its let like me my of on one or our please show tell that the their them there these this to us want was we were what when where which who whose will with would you your all latest last newest recent now new see look find'.split(
    ' ',
  ),
);

/** Verbs that change something, as asked, and the words of operations that do so. */
const verbs: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'add: add create',
    'create: create add start',
    'make: create set',
    'register: create',
    'enable: create update control',
    'delete: delete remove',
    'remove: remove delete',
    'revoke: delete revoke',
    'kick: delete remove',
    'change: update set change modify',
    'edit: update set',
    'set: set update',
    'write: set update create',
    'translate: set update create',
    'update: update set publish',
    'modify: update modify',
    'rename: update',
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
    'expire: update',
    'withdraw: cancel delete',
  ].map((line): [string, readonly string[]] => {
    const [asked = '', means = ''] = line.split(': ');
    return [asked, means.split(' ')];
  }),
);

/** The words of a text as stems, with those that say nothing. */
export function stemsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map(stem);
}

/** The same without words that say nothing. */
export function tellingStems(text: string): readonly string[] {
  return stemsOf(text).filter((each) => !silent.has(each));
}

/** What operations call the change that a question asks for; undefined for a question that reads. */
export function changeIn(text: string): readonly string[] | undefined {
  const [first = ''] = stemsOf(text).filter((each) => !silent.has(each));
  return verbs.get(first);
}

/** Whether a question asks for several things. */
export function asksForSeveral(text: string): boolean {
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  return words.some((word) => word === 'list' || (!silent.has(word) && stem(word) !== word));
}

/** Enough for names: plurals and the commonest endings. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && /(sh|ch|x|ss)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s')) return word.slice(0, -1);
  return word;
}
