// Detects conflicts of a new operation with the catalog: its name, its route, and its place in the host's route order.
import type { Operation } from '../../connector/core/operation.ts';
import type { NewOperation } from './ask.ts';

export function refuseTaken(wanted: NewOperation, catalog: readonly Operation[]): void {
  const { id, method, path, store } = wanted;
  const named = catalog.find((each) => each.id.toLowerCase() === id.toLowerCase());
  const others = catalog.filter((each) => each.store === store && each.method === method);
  const same = others.find((each) => blank(each.path) === blank(path));
  if (named && named === same) throw new Error(`${named.id} is there already: ${named.route}. Change its row.`);
  if (named && same)
    throw new Error(
      `${named.id} is there already: ${named.route}. And ${method} ${path} is there already, as ${same.id}. Change that row, or correct the route.`,
    );
  if (named) throw new Error(`${named.id} is there already: ${named.route}. Choose another name.`);
  if (same)
    throw new Error(`${method} ${path} is there already, as ${same.id}. Change that row, or correct the route.`);
  const clash = others.find((each) => (isBefore(wanted, each) ? catches(path, each.path) : catches(each.path, path)));
  if (clash)
    throw new Error(
      `Of ${id} and ${clash.id}, the host would give the calls of one to the other: functions are tried in the order of their names. Choose a name that sorts ${isBefore(wanted, clash) ? 'after' : 'before'} ${clash.id}.`,
    );
}

function blank(path: string): string {
  return path.toLowerCase().replace(/\{\w+\}/g, '{}');
}

function isBefore(one: { readonly id: string }, other: { readonly id: string }): boolean {
  return one.id.toLowerCase() < other.id.toLowerCase();
}

/** The host sorts functions by name and takes the first match, whether its path has a variable or a literal there. */
function catches(earlier: string, later: string): boolean {
  const [a, b] = [earlier, later].map((path) => blank(path).split('/')) as [string[], string[]];
  return a.length === b.length && a.every((segment, at) => segment === '{}' || segment === b[at]);
}
