// Access classes of derived operations: GET is `read`, everything else `publish`, because users of the store may see its effect.
import type { Access } from '../../core/operation.ts';
import type { AnswerFacts, Contract, OperationOutline } from './contract.ts';

/** Response attributes that grant access. */
const SECRET_ATTRIBUTES: readonly string[] = ['demoAccountPassword'];

/** Apple's only responses of this type are lists of offer codes, each of which is worth a subscription or a purchase. */
const SECRET_MEDIA = 'text/csv';

/** Relationships to the resources that have such an attribute. A test compares them with Apple's contract. */
const SECRET_RELATIONSHIPS: readonly string[] = ['appStoreReviewDetail', 'betaAppReviewDetail'];

/** A read that returns a secret has the class `credential`, so that the class `read` does not permit it. */
export function accessOf(contract: Contract, { route, answer }: OperationOutline): Access {
  if (!route.startsWith('GET ')) return 'publish';
  return answer && isSecret(contract, answer) ? 'credential' : 'read';
}

/** Whether a value of `include` brings a secret along: only a read of class `credential` may return it. */
export function includesSecret(value: string): boolean {
  return SECRET_RELATIONSHIPS.includes(value.split('.').at(-1) ?? '');
}

function isSecret({ resources }: Contract, answer: AnswerFacts): boolean {
  if ('media' in answer) return answer.media === SECRET_MEDIA;
  const name = 'one' in answer ? answer.one : 'page' in answer ? answer.page : undefined;
  return name !== undefined && hasSecret(resources[name]);
}

function hasSecret(resource: Contract['resources'][string] | undefined): boolean {
  return Object.keys(resource?.attributes ?? {}).some((name) => SECRET_ATTRIBUTES.includes(name));
}
