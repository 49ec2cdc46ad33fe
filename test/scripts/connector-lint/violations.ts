// For each lint rule, one change to the valid connector that violates it.
import type { Violations } from './change.ts';
import { connectionViolations } from './violations/connection.ts';
import { documentViolations } from './violations/document.ts';
import { dynamicViolations } from './violations/dynamics.ts';
import { labelViolations } from './violations/labels.ts';
import { operationViolations } from './violations/operations.ts';
import { partViolations } from './violations/parts.ts';
import { stringViolations } from './violations/strings.ts';
import { valueViolations } from './violations/values.ts';

export const violations: Violations = {
  ...documentViolations,
  ...operationViolations,
  ...partViolations,
  ...valueViolations,
  ...dynamicViolations,
  ...stringViolations,
  ...labelViolations,
  ...connectionViolations,
};
