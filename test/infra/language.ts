// Works out the expressions of an ARM template, as Azure would with the parameters that it is given.
import type { BicepJson } from './speech.ts';

export type AskAzure = (name: string, given: readonly BicepJson[]) => BicepJson;

function tokens(text: string): string[] {
  return text.match(/'(?:[^']|'')*'|[A-Za-z_]\w*|\d+|[()[\],.]/g) ?? [];
}

function within(from: BicepJson, name: BicepJson): BicepJson {
  const found = (from as Readonly<Record<string, BicepJson>> | null)?.[String(name)];
  if (found === undefined) throw new Error(`There is no ${String(name)} in ${JSON.stringify(from)}`);
  return found;
}

/** A function may be asked for nothing that is not taken: `if` works out both ways, so both must be there. */
function workOut(text: string, ask: AskAzure): BicepJson {
  const left = tokens(text);
  const take = (wanted?: string): string => {
    const token = left.shift();
    if (token === undefined || (wanted && token !== wanted))
      throw new Error(`${wanted ?? 'More'} is missing in ${text}`);
    return token;
  };
  const listUntil = (end: string): BicepJson[] => {
    const list: BicepJson[] = [];
    while (left[0] !== end) {
      list.push(read());
      if (left[0] !== end) take(',');
    }
    take(end);
    return list;
  };
  const first = (): BicepJson => {
    const token = take();
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^\d/.test(token)) return Number(token);
    take('(');
    return ask(token, listUntil(')'));
  };
  const read = (): BicepJson => {
    let value = first();
    while (left[0] === '.' || left[0] === '[')
      value = take() === '.' ? within(value, take()) : within(value, listUntil(']')[0] ?? null);
    return value;
  };
  const value = read();
  if (left.length > 0) throw new Error(`Something is left of ${text}: ${left.join(' ')}`);
  return value;
}

/** A value with everything in brackets worked out; `[[` stands for a bracket. */
export function resolveExpression(value: BicepJson, ask: AskAzure): BicepJson {
  if (typeof value === 'string') {
    if (value.startsWith('[[')) return value.slice(1);
    return value.startsWith('[') && value.endsWith(']') ? workOut(value.slice(1, -1), ask) : value;
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each) => resolveExpression(each, ask));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [String(resolveExpression(name, ask)), resolveExpression(each, ask)]),
  );
}
