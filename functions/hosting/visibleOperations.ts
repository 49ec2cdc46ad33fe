// Operations exposed under the current settings (anonymous definition, dashboard).
import type { Operation } from '../../connector/core/operation.ts';
import type { Opening } from '../config/opening.ts';

export function visibleOperations(catalog: readonly Operation[], opening: Shown): readonly Operation[] {
  return catalog
    .filter((each) => opening.page || !each.page)
    .map((each) => (!each.recipe || !isOpen(each, opening) ? each : { ...each, anonymous: true }));
}

type Shown = Pick<Opening, 'openDefinition' | 'page'>;

/** The dashboard page is static, and a browser could send a key for it only in the URL; the data that it shows requires a key. */
function isOpen(operation: Operation, { openDefinition }: Shown): boolean {
  return operation.page === 'open' || (openDefinition && operation.publicWhenEnabled === true);
}
