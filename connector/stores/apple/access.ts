// Access classes of derived operations: GET is `read`, everything else `publish`, because users of the store may see its effect.
import type { Access } from '../../core/operation.ts';
import type { AnswerFacts, Contract, OperationOutline } from './contract.ts';

/** Response attributes that grant access. */
const SECRET_ATTRIBUTES: readonly string[] = ['demoAccountPassword'];

/** Apple's only responses of this type are lists of offer codes, each of which is worth a subscription or a purchase. */
const SECRET_MEDIA = 'text/csv';

const known = new WeakMap<Contract, ReadonlySet<string>>();

/** A read that returns a secret has the class `credential`, so that the class `read` does not permit it. */
export function accessOf(contract: Contract, { route, answer }: OperationOutline): Access {
  if (!route.startsWith('GET ')) return 'publish';
  return answer && isSecret(contract, answer) ? 'credential' : 'read';
}

/** Relationships whose resources contain a secret: excluded from `include`, because only a read of class `credential` may return them. */
export function secretRelationships(contract: Contract): ReadonlySet<string> {
  const found = known.get(contract) ?? findRelationships(contract);
  known.set(contract, found);
  return found;
}

function isSecret({ resources }: Contract, answer: AnswerFacts): boolean {
  if ('media' in answer) return answer.media === SECRET_MEDIA;
  const name = 'one' in answer ? answer.one : 'page' in answer ? answer.page : undefined;
  return name !== undefined && hasSecret(resources[name]);
}

function hasSecret(resource: Contract['resources'][string] | undefined): boolean {
  return Object.keys(resource?.attributes ?? {}).some((name) => SECRET_ATTRIBUTES.includes(name));
}

function findRelationships({ resources }: Contract): ReadonlySet<string> {
  const all = Object.values(resources);
  const types = new Set(all.filter(hasSecret).map(({ type }) => type));
  const names = all.flatMap(({ one = {}, many = {} }) => [...Object.entries(one), ...Object.entries(many)]);
  return new Set(names.filter(([, type]) => types.has(type)).map(([name]) => name));
}
