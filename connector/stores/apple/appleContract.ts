// The operations of Apple's OpenAPI document, for the relay.
import type { Method } from '../../core/operation.ts';
import type { ContractOutline, StoreContract } from '../../core/storeContract.ts';
import { accessOf } from './access.ts';
import { withAddedFacts } from './addedContract.ts';
import type { Contract, OperationOutline } from './contract.ts';
import { openContract, type StoredContract } from './contractFile.ts';
import { deprecationOf, deriveOperation } from './derive.ts';
import { createNearestRead } from './nearestRead.ts';
import { operationWords } from './words.ts';

/** The methods of App Store Connect. */
export const appleMethods = ['GET', 'POST', 'PATCH', 'DELETE'] as const satisfies Method[];

export const appleContract = {
  version: '4.4.1',
  methods: appleMethods,
  page: 'docs/apple-operations.md',
  open: (facts) => {
    const contract = openContract(withAddedFacts(facts as StoredContract));
    return {
      names: contract.names,
      outline: (id) => outlineOf(contract, id),
      derive: (id) => deriveOperation(contract, id),
      readAfter: createNearestRead(contract),
    };
  },
} as const satisfies StoreContract;

function outlineOf(contract: Contract, id: string): ContractOutline {
  const facts = contract.outline(id) as OperationOutline;
  const [method = 'GET', path = ''] = facts.route.split(' ');
  return {
    ...{ method: method as Method, path, tag: facts.tag, access: accessOf(contract, facts) },
    // for lists of all operations alone: a call does without
    get summary() {
      return operationWords(id, facts.route).summary;
    },
    get deprecated() {
      return deprecationOf(id, facts);
    },
    get attributes() {
      return attributesOf(contract, facts);
    },
  };
}

/** The attributes and relationships of the resource that an operation answers; none if it answers something else. */
function attributesOf({ resources }: Contract, { answer }: OperationOutline): readonly string[] {
  const [resource] = answer && ('one' in answer || 'page' in answer) ? Object.values<string>(answer) : [];
  const { attributes, one, many } = resources[resource ?? ''] ?? {};
  return Object.keys({ ...attributes, ...one, ...many });
}
