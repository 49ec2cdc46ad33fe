// Values that must never appear in a response or a log line: planted by callers, derived from the keys, or seen at the stores.

/** Prefix of every planted value. */
export const PLANTED = 'planted-';

/** Values of a query, path or body: the sender may see them again, a log must not contain them. */
const MARK = /\bmark-\d/;

/** Only an audit line may name what was changed, by ID; a mark under any other field is a leak there, too. */
const AUDIT = /^\w+ (\{"audit":.*\})$/;

type Fields = Readonly<Record<string, unknown>>;

const JWT = /eyJ[\w-]{5,}\.[\w-]{5,}/;

export interface Secrets {
  /** A token that a store received. */
  readonly add: (token: string) => void;
  readonly inAnswer: (text: string) => boolean;
  readonly inLine: (line: string) => boolean;
}

/** Tokens are looked up word by word: there are thousands of them, and a response has few words of that shape. */
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

/** The lines of a PEM key: long enough to rule out chance matches. */
function linesOf(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings)
    .filter(([name]) => name.endsWith('PRIVATE_KEY'))
    .flatMap(([, key]) => key.split(/\s+/).filter((line) => line.length >= 40 && !line.includes('-----')));
}

/** The line without what an audit may contain: IDs, and the path that contains them. */
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
