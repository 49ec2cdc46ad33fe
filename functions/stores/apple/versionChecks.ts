// What is looked at before a version is submitted for review, in the order of the answer.
import type { Check } from '../../overview/checkRows.ts';

import { appInfoChecks } from './appInfoChecks.ts';
import { buildChecks } from './buildChecks.ts';
import type { CheckedVersion } from './checkedVersion.ts';
import { reviewChecks } from './reviewChecks.ts';
import { saleChecks } from './saleChecks.ts';
import { textChecks } from './textChecks.ts';

export function versionChecks(checked: CheckedVersion): readonly Check[] {
  return [
    ...reviewChecks(checked),
    ...buildChecks(checked),
    ...textChecks(checked),
    ...appInfoChecks(checked),
    ...saleChecks(checked),
  ];
}
