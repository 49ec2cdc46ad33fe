// What must never be seen in an answer or a log line: planted by callers, made of the keys, or seen at the stores.

/** Every planted value begins so. */
export const PLANTED = 'planted-';

/** Values of a query, path or body: the one who sent them may see them again, a log may not have them. */
const MARK = /\bmark-\d/;

/** Only an audit line tells what was changed, by its ID: a mark under any other name is a leak there, too. */
const AUDIT = /^\w+ (\{"audit":.*\})$/;

type Fields = Readonly<Record<string, unknown>>;

const JWT = /eyJ[\w-]{5,}\.[\w-]{5,}/;

export interface Secrets {
  /** A token that a store saw. */
  readonly add: (token: string) => void;
  readonly inAnswer: (text: string) => boolean;
  readonly inLine: (line: string) => boolean;
}

/** Tokens are looked up word by word: there are thousands of them, and an answer has few words of that form. */
export function makeSecrets(settings: Readonly<Record<string, string>>): Secrets {
  const keyLines = linesOf(settings);
  const tokens = new Set<string>();
  const holds = (text: string): boolean =>
    text.includes(PLANTED) ||
    JWT.test(text) ||
    keyLines.some((line) => text.includes(line)) ||
    (text.match(/[\w-]{16,}/g) ?? []).some((word) => tokens.has(word));
  return {
    add: (token) => void tokens.add(token),
    inAnswer: holds,
    inLine: (line) => MARK.test(withoutAudited(line)) || holds(line),
  };
}

/** The lines of a key as PEM: long enough to be found nowhere by chance. */
function linesOf(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings)
    .filter(([name]) => name.endsWith('PRIVATE_KEY'))
    .flatMap(([, key]) => key.split(/\s+/).filter((line) => line.length >= 40 && !line.includes('-----')));
}

/** The line without what an audit may tell: IDs, and the path that they are in. */
function withoutAudited(line: string): string {
  const [, json] = AUDIT.exec(line) ?? [];
  if (json === undefined) return line;
  const { ids, changes, ...rest } = JSON.parse(json) as Fields & {
    ids: Fields;
    changes: readonly (Fields & { ids: Fields })[];
  };
  return JSON.stringify({
    ...rest,
    ids: withoutIds(ids),
    changes: changes.map(({ path: _, ids: changed, ...change }) => ({ ...change, ids: withoutIds(changed) })),
  });
}

function withoutIds(ids: Fields): Fields {
  return Object.fromEntries(Object.entries(ids).filter(([name]) => !isIdName(name)));
}

function isIdName(name: string): boolean {
  return /^(id|\w+Ids?|purchasedIdList|fileName)$/.test(name) && name !== 'sessionId';
}
