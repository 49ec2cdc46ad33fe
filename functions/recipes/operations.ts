// Lists the operations for the dashboard, with their inputs and whether the caller may call them.
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { appleOperations, type ContractEntry } from '../contract/appleOperations.ts';
import { Failure } from '../core/errors.ts';
import { jsonResponse } from '../core/types.ts';
import { permissionCheck } from '../dashboard/permissions.ts';
import type { InputShown, OperationShown } from '../dashboard/types.ts';
import { accountsOfStore, type StoreAccount } from '../pipeline/accounts.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

/** The operations of the catalog; with `contract` those that are only in Apple's contract, with `id` the one with that ID. */
export const listOperations: Recipe = async (context) => {
  const { operations: all, policy, accounts } = context;
  const may = permissionCheck(policy);
  const simulated = simulatedStores(accounts);
  const [id, contract] = [inputOf<string>(context, 'id'), inputOf<boolean>(context, 'contract')];
  if (id !== undefined) {
    const found = all.find((each) => each.id === id && !each.hidden) ?? appleOperations().named(id);
    if (!found) throw new Failure('not_found', 'There is no operation with that name.');
    return jsonResponse(200, { operations: [shown(found, may(found), simulated.has(found.store))] });
  }
  if (contract) {
    const entries = appleOperations().entries.filter(({ row }) => row === undefined);
    const isAllowed = (entry: ContractEntry): boolean => may({ ...entry, store: 'apple' } as unknown as Operation);
    return jsonResponse(200, {
      operations: entries.map((each) => briefly(each, isAllowed(each), simulated.has('apple'))),
    });
  }
  const seen = all.filter(({ hidden }) => !hidden);
  return jsonResponse(200, { operations: seen.map((each) => shown(each, may(each), simulated.has(each.store))) });
};

/** A list input offers the allowed values of its items. */
function formOf(schema: Schema): Pick<InputShown, 'type' | 'format' | 'enum' | 'names' | 'minimum' | 'maximum'> {
  const { type, format, minimum, maximum } = schema;
  const values = schema.enum ?? schema.suggestions ?? schema.items?.enum;
  const names = schema.displayNames ?? schema.items?.displayNames;
  return {
    type,
    ...(format && { format }),
    ...(values && { enum: values }),
    ...(values && names && { names }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

function parameterShown({ in: place, name, schema, title, description, ...rest }: Parameter): InputShown {
  return {
    ...{ name, in: place, title, description, ...formOf(schema) },
    ...(rest.required && { required: true }),
    ...(rest.visibility && { visibility: rest.visibility }),
    ...(rest.choices && { choices: rest.choices }),
  };
}

function bodyShown({ properties = {}, required = [] }: Schema): InputShown[] {
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'body', title: schema.title ?? name, description: schema.description ?? '', ...formOf(schema) },
    ...(required.includes(name) && { required: true }),
    ...(schema.visibility && { visibility: schema.visibility }),
    ...(schema.choices && { choices: schema.choices }),
  }));
}

function shown(operation: Operation, allowed: boolean, simulated: boolean): OperationShown {
  const { id, summary, description, method, address, access, store, body, pages, tag, deprecated } = operation;
  const { list = pages?.items } = operation;
  const inputs = [...operation.parameters.map(parameterShown), ...(body ? bodyShown(body) : [])];
  return {
    ...{
      id,
      summary,
      description,
      method,
      address,
      access,
      trigger: (operation.trigger ?? operation.notifies) !== undefined,
      allowed,
    },
    ...(store && { store }),
    ...(simulated && { simulated: true as const }),
    ...(operation.visibility === 'internal' && { internal: true as const }),
    // omits inputs that only the platform sets
    inputs: inputs.filter(({ visibility }) => visibility !== 'internal'),
    ...(list && { list }),
    ...(tag && { tag }),
    ...(deprecated && { deprecated }),
    file: body?.format === 'binary' || operation.bodyEncoding === 'form',
  };
}

/** The stores whose accounts are all simulated; an operation without a store can reach the accounts of every store. */
function simulatedStores(accounts: readonly StoreAccount[]): ReadonlySet<Store | undefined> {
  const of = (store: Store | undefined) => (store ? accountsOfStore(accounts, store).list : accounts);
  const isSimulated = (list: readonly StoreAccount[]): boolean =>
    list.length > 0 && list.every((each) => each.simulated);
  return new Set([undefined, ...storeNames].filter((store) => isSimulated(of(store))));
}

/** A contract operation without its inputs: the complete list with inputs would be several megabytes. */
function briefly(entry: ContractEntry, allowed: boolean, simulated: boolean): OperationShown {
  const { id, summary, method, path, access, tag, deprecated } = entry;
  return {
    ...{ id, summary, description: '', method, address: `apple${path}`, access, tag, allowed },
    ...{ store: 'apple' as const, trigger: false, file: false, inputs: [], brief: true as const },
    ...(deprecated && { deprecated }),
    ...(simulated && { simulated: true as const }),
  };
}
