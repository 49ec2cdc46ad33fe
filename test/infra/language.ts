// Works out the expressions of an ARM template, as Azure would with the parameters that it is given.
import type { Json } from './speech.ts';

export type Ask = (name: string, given: readonly Json[]) => Json;

const tokens = (text: string): string[] => text.match(/'(?:[^']|'')*'|[A-Za-z_]\w*|\d+|[()[\],.]/g) ?? [];

const within = (from: Json, name: Json): Json => {
  const found = (from as Readonly<Record<string, Json>> | null)?.[String(name)];
  if (found === undefined) throw new Error(`There is no ${String(name)} in ${JSON.stringify(from)}`);
  return found;
};

/** A function may be asked for nothing that is not taken: `if` works out both ways, so both must be there. */
const workOut = (text: string, ask: Ask): Json => {
  const left = tokens(text);
  const take = (wanted?: string): string => {
    const token = left.shift();
    if (token === undefined || (wanted && token !== wanted))
      throw new Error(`${wanted ?? 'More'} is missing in ${text}`);
    return token;
  };
  const listUntil = (end: string): Json[] => {
    const list: Json[] = [];
    while (left[0] !== end) {
      list.push(read());
      if (left[0] !== end) take(',');
    }
    take(end);
    return list;
  };
  const first = (): Json => {
    const token = take();
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^\d/.test(token)) return Number(token);
    take('(');
    return ask(token, listUntil(')'));
  };
  const read = (): Json => {
    let value = first();
    while (left[0] === '.' || left[0] === '[')
      value = take() === '.' ? within(value, take()) : within(value, listUntil(']')[0] ?? null);
    return value;
  };
  const value = read();
  if (left.length > 0) throw new Error(`Something is left of ${text}: ${left.join(' ')}`);
  return value;
};

/** A value with everything in brackets worked out; `[[` stands for a bracket. */
export const resolve = (value: Json, ask: Ask): Json => {
  if (typeof value === 'string') {
    if (value.startsWith('[[')) return value.slice(1);
    return value.startsWith('[') && value.endsWith(']') ? workOut(value.slice(1, -1), ask) : value;
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each) => resolve(each, ask));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [String(resolve(name, ask)), resolve(each, ask)]),
  );
};
