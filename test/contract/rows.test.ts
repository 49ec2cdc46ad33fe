// Every operation of Apple's contract is there, once: as the row of the catalog where there is one, else as a derived row.
import { readFileSync } from 'node:fs';
import { catalog } from '../../connector/catalog.ts';
import type { Operation, StoreOperation } from '../../connector/core/operation.ts';
import { withAddedFacts } from '../../connector/stores/apple/addedContract.ts';
import { openContract } from '../../connector/stores/apple/contractFile.ts';
import { DEFAULT_ALLOW } from '../../functions/config/defaultPolicy.ts';
import { contractOf, contractOperations } from '../../functions/contract/contractOperations.ts';
import { contractFunctions } from '../../functions/hosting/contractFunctions.ts';
import { policyReader } from '../../functions/pipeline/authorize.ts';
import { operationNamed } from '../../scripts/simulator/apple/contract/operation.ts';
import { routesAt } from '../../scripts/simulator/apple/contract/routes.ts';

const apple = contractOf('apple');
if (!apple) throw new Error('App Store Connect has a contract');
const { entries, named, at, version } = apple;
const FACTS = new URL('../../../connector/stores/apple/contract.generated.json', import.meta.url);
const contract = openContract(withAddedFacts(JSON.parse(readFileSync(FACTS, 'utf8'))));
function row(id: string): StoreOperation {
  const found = named(id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}
const derived = entries.filter((each) => each.row === undefined);

// 34 of them are kept by hand until Apple's document comes (connector/stores/apple/addedContract.ts)
test('The facts hold all 1,263 operations of the document 4.4.1 and 34 of 4.5.1', () => {
  expect([version, contract.version, entries.length, derived.length]).toEqual(['4.4.1', '4.4.1', 1297, 1173]);
});

test('Each is at the method and path at which a package of a third party has it', () => {
  const missing = entries.filter(({ method, path }) => !routesAt(path).some((each) => each.method === method));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('Each has the inputs of the query that the package knows, and of the same kind', () => {
  const wrong = derived.flatMap(({ id, method, path }) => {
    const name = routesAt(path).find((each) => each.method === method)?.name ?? '';
    const isOpen = ({ words = [] }: { words?: readonly string[] }) =>
      !words.every((word) => /ReviewDetail$/.test(word));
    const all = [...operationNamed(name).parameters.values()];
    const theirs = all
      .filter((each) => each.name !== 'include' || isOpen(each))
      .map((each) => `${each.name} ${each.required}`);
    const own = ['cursor', 'all', 'maxItems', 'account'];
    const ours = row(id)
      .parameters.filter((each) => each.in === 'query' && !own.includes(each.name) && row(id).queryEncoding !== 'body')
      .map((each) => `${each.name} ${each.required === true}`);
    return JSON.stringify(ours.sort()) === JSON.stringify(theirs.sort()) ? [] : [id];
  });
  expect(wrong).toEqual([]);
});

test('A write takes a body, or IDs in its query, exactly where the package has a body', () => {
  const wrong = derived.filter(({ id, method, path }) => {
    const name = routesAt(path).find((each) => each.method === method)?.name ?? '';
    const { body, queryEncoding: queryAs } = row(id);
    return (operationNamed(name).body !== undefined) !== (body !== undefined || queryAs === 'body');
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('Each is found at its own path, and its name and its path lead to the same row', () => {
  const wrong = entries.filter(({ id, method, path }) => {
    const found = at(method, path.replace(/\{\w+\}/g, '1'));
    return found?.operation !== row(id);
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('The name of Apple for a row of the catalog is that row', () => {
  expect(row('apps_getCollection')).toBe(catalog.find(({ id }) => id === 'ListApps'));
  expect(entries.filter((each) => each.row).map(({ id }) => row(id))).toEqual(
    entries.flatMap((each) => each.row ?? []),
  );
});

test('No name of a contract is one of the catalog or of another contract, and only those of contracts have an underscore', () => {
  const ids = catalog.map(({ id }) => id);
  const names = contractOperations().entries.map(({ id }) => id);
  expect(ids.filter((id) => id.includes('_') || contractOperations().named(id))).toEqual([]);
  expect(names.filter((id) => !id.includes('_'))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

describe('The route for all other paths', () => {
  const upper = (name: string): string => name.toUpperCase();
  const functions = [...catalog.map(({ id, method, address }) => ({ name: id, methods: [method] as const, address }))];

  test('has the last name, so that the host tries it after every function of the catalog', () => {
    expect(contractFunctions.map(({ name }) => name)).toEqual(['ZzAppleContract']);
    expect(functions.filter(({ name }) => upper(name) >= upper('ZzAppleContract'))).toEqual([]);
  });

  /** As the host matches: the first in the order of names whose parts fit, whatever their case. */
  const first = (method: string, address: string): string | undefined => {
    const parts = address.split('/');
    return [...functions]
      .sort((one, other) => (upper(one.name) < upper(other.name) ? -1 : 1))
      .find((each) => {
        const own = each.address.split('/');
        const isSame = own.length === parts.length;
        const fits = own.every((part, at) => part.startsWith('{') || upper(part) === upper(parts[at] ?? ''));
        return isSame && fits && each.methods.some((own) => own === method);
      })?.name;
  };

  test('gets no path of a row of the catalog, and those of all others', () => {
    const wrong = entries.filter(
      ({ method, path, row: own }) => first(method, `apple${path.replace(/\{\w+\}/g, '1')}`) !== own?.id,
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe('The policy', () => {
  const decide = (text: string) => {
    const { authorize: authorise } = policyReader(catalog).read(text, 'RELAY__ALLOW');
    return (operation: Operation): boolean => {
      try {
        authorise(operation);
        return true;
      } catch {
        return false;
      }
    };
  };
  const allowed = (text: string): string[] => {
    const may = decide(text);
    return derived.filter(({ id }) => may(row(id))).map(({ id }) => id);
  };

  test('of a name and of its path is that of the row of the catalog, whatever the policy says', () => {
    const texts = [DEFAULT_ALLOW, '', 'read', 'write', 'publish', '*', '*, -publish', '*, -*User*', 'apps_*', '*_*'];
    for (const text of texts) {
      const may = decide(text);
      const laxer = entries.filter(({ id, method, path, row: own }) => {
        const byPath = at(method, path.replace(/\{\w+\}/g, '1'))?.operation;
        return own && byPath && (may(row(id)) || may(byPath)) && !may(own);
      });
      expect([text, laxer]).toEqual([text, []]);
    }
  });

  test('allows reads with the class read, and nothing that writes or returns a secret', () => {
    const reads = allowed('read');
    expect(reads.filter((id) => row(id).method !== 'GET')).toEqual([]);
    const others = derived.filter(({ id, method }) => method === 'GET' && !reads.includes(id)).map(({ id }) => id);
    expect(others).toEqual([
      'appStoreReviewDetails_getInstance',
      'appStoreVersions_appStoreReviewDetail_getToOneRelated',
      'apps_betaAppReviewDetail_getToOneRelated',
      'betaAppReviewDetails_getCollection',
      'betaAppReviewDetails_getInstance',
    ]);
  });

  test('allows every write with the class publish, and none with write', () => {
    expect(allowed('write')).toEqual([]);
    expect(allowed('publish')).toEqual(derived.filter(({ method }) => method !== 'GET').map(({ id }) => id));
  });

  test('includes no secret in a read of something else, nor does an action of the connector', () => {
    const resources = Object.values(contract.resources);
    const secret = resources.filter(({ attributes = {} }) => 'demoAccountPassword' in attributes);
    const types = secret.map(({ type }) => type);
    const related = resources.flatMap(({ one = {}, many = {} }) => [...Object.entries(one), ...Object.entries(many)]);
    const names = related.filter(([, type]) => types.includes(type)).map(([name]) => name);
    const includes = entries
      .filter(({ id }) => row(id).access === 'read')
      .flatMap(({ id }) => row(id).parameters.filter(({ name }) => name === 'include'))
      .flatMap(({ schema }) => schema.items?.enum ?? []);
    expect([...new Set(names)].sort()).toEqual(['appStoreReviewDetail', 'betaAppReviewDetail']);
    expect(includes.filter((value) => names.includes(value.split('.').at(-1) ?? ''))).toEqual([]);
    expect(includes.length).toBeGreaterThan(500);
  });

  test('takes names of the contract, with wildcards', () => {
    expect(allowed('territories_getCollection')).toEqual(['territories_getCollection']);
    const several = allowed('merchantIds_*');
    expect([several.length > 2, several.every((id) => id.startsWith('merchantIds_'))]).toEqual([true, true]);
    expect(allowed('*').length).toBe(derived.length);
    expect(allowed('apple/*').length).toBe(derived.length);
    expect(allowed('samsung/*')).toEqual([]);
  });

  test('allows nothing of the contract by a wildcard that was written for the catalog', () => {
    expect(allowed('*Review*, List*, *User*')).toEqual([]);
  });

  test('excludes by any wildcard that matches', () => {
    const left = allowed('*, -*user*');
    expect(left.filter((id) => /user/i.test(id))).toEqual([]);
    expect(left.length).toBeGreaterThan(1000);
  });

  test("allows and takes away a row of the catalog by Apple's name, too", () => {
    const apps = row('apps_getCollection');
    expect([decide('apps_getCollection')(apps), decide('read, -apps_getCollection')(apps)]).toEqual([true, false]);
  });

  test('rejects a name that is in neither', () => {
    expect(policyReader(catalog).read('apps_getNothing, merchantIds_*, -apps_*', 'RELAY__ALLOW').unknown).toEqual([
      'apps_getNothing',
    ]);
  });
});
