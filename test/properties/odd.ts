// What can be odd in an answer of a store and still be JSON: whole kinds of it, and one place at a time.
import { isJsonObject } from '../../connector/core/json.ts';

/** An answer without content. */
export const NO_CONTENT = Symbol('no content');

export type OddChange = (json: unknown) => unknown;

/** Shows whose words these are: a change of them makes another store, or a refusal. */
const KEPT = new Set([
  'type',
  'id',
  'contentId',
  'resultCode',
  'code',
  'ok',
  'sessionId',
  'fileKey',
  'next',
  'nextCursor',
]);

type Visit = (value: unknown, name: string) => unknown;

/** Every value of a document, from the inside out; undefined takes a member away. */
function everywhere(visit: Visit): OddChange {
  return (json) => {
    const inside = (value: unknown, name: string): unknown => {
      if (Array.isArray(value))
        return visit(
          value.map((each) => inside(each, '')).filter((each) => each !== undefined),
          name,
        );
      if (!isJsonObject(value)) return visit(value, name);
      const entries = Object.entries(value).map(([key, each]) => [key, inside(each, key)] as const);
      return visit(Object.fromEntries(entries.filter(([, each]) => each !== undefined)), name);
    };
    return inside(json, 'root');
  };
}

function named(names: readonly string[], to: unknown): OddChange {
  return everywhere((value, name) => (names.includes(name) ? to : value));
}

/** Inside the attributes of App Store Connect; anywhere in Galaxy Store, but for what it is known by. */
function scalars(change: (value: unknown) => unknown): OddChange {
  return everywhere((value, name) =>
    KEPT.has(name) || (typeof value === 'object' && value !== null) ? value : change(value),
  );
}

function members(change: (list: readonly unknown[]) => unknown): OddChange {
  return everywhere((value) => (Array.isArray(value) ? change(value) : value));
}

function inRoot(name: string, change: OddChange): OddChange {
  return (json) => (isJsonObject(json) && name in json ? { ...json, [name]: change(json[name]) } : json);
}

export const kinds: Readonly<Record<string, OddChange>> = {
  'as it is': (json) => json,
  'without attributes': named(['attributes'], undefined),
  'with attributes that are null': named(['attributes'], null),
  'with attributes that are a list': named(['attributes'], []),
  'with included resources without attributes': inRoot('included', named(['attributes'], undefined)),
  'without relationships': named(['relationships'], undefined),
  'with relationships that are null': named(['relationships'], null),
  'without included resources': named(['included'], undefined),
  'with included resources that are null': named(['included'], null),
  'with null in every list': members((list) => [null, ...list]),
  'with a number in every list': members((list) => [...list, 7]),
  'with an empty object in every list': members((list) => [{}, ...list]),
  'with empty lists': members(() => []),
  'with lists that are null': members(() => null),
  'with texts that are numbers': scalars((value) => (typeof value === 'string' ? 20_26 : value)),
  'with numbers that are texts': scalars((value) => (typeof value === 'number' ? String(value) : value)),
  'with IDs that are numbers': everywhere((value, name) =>
    ['id', 'contentId'].includes(name) && typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value)
      ? Number(value)
      : value,
  ),
  'with values that are null': scalars(() => null),
  'without values': scalars(() => undefined),
  'with values that are objects': scalars(() => ({})),
  'with empty texts': scalars((value) => (typeof value === 'string' ? '' : value)),
  'without data': named(['data'], undefined),
  'with data that is null': inRoot('data', () => null),
  'without content': () => NO_CONTENT,
};

/** How many places a document has. */
export function jsonPlacesIn(json: unknown): number {
  let count = 0;
  everywhere((value) => {
    count += 1;
    return value;
  })(json);
  return count;
}

/** What one place can hold instead. */
export const others: readonly unknown[] = [undefined, null, 7, '', 'x', true, [], {}, [null], { data: null }];

/** Another value at the place with this number. */
export function oneOther(place: number, other: unknown): OddChange {
  let at = 0;
  return everywhere((value) => {
    at += 1;
    return at === place + 1 ? other : value;
  });
}
