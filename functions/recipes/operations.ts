// Lists the operations for the dashboard, with their inputs and whether the caller may call them.
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { contractOperations } from '../contract/contractOperations.ts';
import { Failure } from '../core/errors.ts';
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import { describeBriefly, describeOperation, type Standing } from '../dashboard/describeOperation.ts';
import { permissionCheck } from '../dashboard/permissions.ts';
import { rowTitles } from '../dashboard/rowTitles.ts';
import { rankOperations } from '../mcp/rankOperations.ts';
import { accountsOfStore, type StoreAccount } from '../pipeline/accounts.ts';
import type { PolicySubject } from '../pipeline/policyEntries.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';

/** Most operations that a search finds. */
const MOST_FOUND = 12;

/**
 * The operations of the catalog; with `contract` those that are only in a store's contract, with `id` the one with that ID
 * and the titles of its columns, with `search` the IDs of those that fit the words best, as agents find them.
 */
export const listOperations: Recipe = async (context) => {
  const [id, contract] = [inputOf<string>(context, 'id'), inputOf<boolean>(context, 'contract')];
  const search = inputOf<string>(context, 'search');
  if (search !== undefined) return found(context, search);
  if (id !== undefined) return one(context, id);
  return contract ? ofContract(context) : ofCatalog(context);
};

function found({ operations }: RecipeContext, words: string): RelayResponse {
  const best = rankOperations(operations, words).slice(0, MOST_FOUND);
  return jsonResponse(200, { operations: best.map(({ id, access }) => ({ id, access })) });
}

function one(context: RecipeContext, id: string): RelayResponse {
  const named = context.operations.find((each) => each.id === id && !each.hidden) ?? contractOperations().named(id);
  if (!named) throw new Failure('not_found', 'There is no operation with that name.');
  const described = describeOperation(named, standings(context)(named));
  return jsonResponse(200, { operations: [{ ...described, titles: rowTitles(named) }] });
}

function ofContract(context: RecipeContext): RelayResponse {
  const standing = standings(context);
  const entries = contractOperations().entries.filter(({ row }) => row === undefined);
  return jsonResponse(200, { operations: entries.map((each) => describeBriefly(each, standing(each))) });
}

function ofCatalog(context: RecipeContext): RelayResponse {
  const standing = standings(context);
  const seen = context.operations.filter(({ hidden }) => !hidden);
  return jsonResponse(200, { operations: seen.map((each) => describeOperation(each, standing(each))) });
}

function standings({ policy, accounts }: RecipeContext): (operation: PolicySubject) => Standing {
  const may = permissionCheck(policy);
  const simulated = simulatedStores(accounts);
  return (operation) => ({ allowed: may(operation), simulated: simulated.has(operation.store) });
}

/** The stores whose accounts are all simulated; an operation without a store can reach the accounts of every store. */
function simulatedStores(accounts: readonly StoreAccount[]): ReadonlySet<Store | undefined> {
  const of = (store: Store | undefined) => (store ? accountsOfStore(accounts, store).list : accounts);
  const isSimulated = (list: readonly StoreAccount[]): boolean =>
    list.length > 0 && list.every((each) => each.simulated);
  return new Set([undefined, ...storeNames].filter((store) => isSimulated(of(store))));
}
