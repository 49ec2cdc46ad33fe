// Value types of Galaxy Store's inputs, and their validation: unknown names are rejected.

/** One type: its description, and whether a value is valid. */
export interface ValueType<T> {
  readonly must: string;
  readonly holds: (value: unknown) => value is T;
}

export type ValueShape = Readonly<Record<string, ValueType<unknown>>>;
export type ValuesOf<S extends ValueShape> = {
  readonly [Name in keyof S]: S[Name] extends ValueType<infer T> ? T : never;
};

export const textValue = kind<string>('a text', (value) => typeof value === 'string');
export const filled = kind<string>('a text that is not empty', (value) => typeof value === 'string' && value !== '');
export const flagValue = kind<boolean>('true or false', (value) => typeof value === 'boolean');
export const contentId = kind<string>(
  'a text of 12 digits',
  (value) => /^\d{12}$/.test(String(value)) && textValue.holds(value),
);
export const anything = kind<unknown>('anything', () => true);

export function matching(pattern: RegExp, must: string): ValueType<string> {
  return kind(must, (value) => typeof value === 'string' && pattern.test(value));
}

/** Samsung counts bytes; an accented letter has two. */
export function textUpTo(most: number): ValueType<string> {
  return kind(
    `a text of at most ${most} bytes`,
    (value) => typeof value === 'string' && Buffer.byteLength(value) <= most,
  );
}

export function oneOfValues<const Word extends string>(...words: readonly Word[]): ValueType<Word> {
  return kind(`one of ${words.join(', ')}`, (value) => (words as readonly unknown[]).includes(value));
}

/** An integer in a query, where every value is a string. */
export function digits(least: number, most: number): ValueType<string> {
  const inside = wholeNumber(least, most);
  return kind(inside.must, (value) => /^\d{1,9}$/.test(String(value)) && inside.holds(Number(value)));
}

export function wholeNumber(least: number, most: number): ValueType<number> {
  return kind(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}

export function listOfValues<T>(
  item: ValueType<T>,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): ValueType<readonly T[]> {
  return kind(
    `a list of ${item.must}${Number.isFinite(most) ? `, with at most ${most} entries` : ''}`,
    (value) => Array.isArray(value) && value.length >= least && value.length <= most && value.every(item.holds),
  );
}

export function optional<T>({ must, holds }: ValueType<T>): ValueType<T | undefined> {
  return kind(must, (value) => value === undefined || holds(value));
}

/** In contentUpdate, null keeps the current value. */
export function kept<T>({ must, holds }: ValueType<T>): ValueType<T | null | undefined> {
  return kind(must, (value) => value === undefined || value === null || holds(value));
}

export function recordValue<S extends ValueShape>(shape: S): ValueType<ValuesOf<S>> {
  return kind(`{${Object.keys(shape).join(', ')}}`, (value) => isRecord(value) && faultOf(shape, value) === undefined);
}

export function kind<T>(must: string, holds: (value: unknown) => boolean): ValueType<T> {
  return {
    must,
    holds: holds as ValueType<T>['holds'],
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The validation errors of the values, if any. */
export function faultOf(shape: ValueShape, values: Readonly<Record<string, unknown>>): string | undefined {
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined) return `${unknown} is not known`;
  const wrong = Object.entries(shape).find(([name, { holds }]) => !holds(values[name]));
  return wrong && `${wrong[0]} must be ${wrong[1].must}`;
}
