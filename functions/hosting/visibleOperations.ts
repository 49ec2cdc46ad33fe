// The catalog as the settings open it: what may be anonymous is, where they say so, and the page is there or not.
import type { Operation } from '../../connector/core/operation.ts';
import type { Config } from '../config/config.ts';

type Opening = Pick<Config, 'openDefinition' | 'page'>;

export function visibleOperations(catalog: readonly Operation[], opening: Opening): readonly Operation[] {
  return catalog
    .filter((each) => opening.page || !each.page)
    .map((each) => (!each.recipe || !isOpen(each, opening) ? each : { ...each, anonymous: true }));
}

/** The page itself is the same for everyone, and a browser can give it no key but in its address: what it shows needs one. */
function isOpen(operation: Operation, { openDefinition }: Opening): boolean {
  return operation.page === 'open' || (openDefinition && operation.publicWhenEnabled === true);
}
