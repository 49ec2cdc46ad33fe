// All lint rules.
import type { LintRule } from './rule.ts';
import { aboutRules } from './rules/about.ts';
import { connectionRules } from './rules/connection.ts';
import { documentRules } from './rules/document.ts';
import { dynamicRules } from './rules/dynamics.ts';
import { extensionRules } from './rules/extensions.ts';
import { iconRules } from './rules/icon.ts';
import { labelRules } from './rules/labels.ts';
import { operationRules } from './rules/operations.ts';
import { parameterRules } from './rules/parameters.ts';
import { pathRules } from './rules/paths.ts';
import { policyRules } from './rules/policies.ts';
import { referenceRules } from './rules/references.ts';
import { responseRules } from './rules/responses.ts';
import { securityRules } from './rules/security.ts';
import { sizeRules } from './rules/size.ts';
import { stringRules } from './rules/strings.ts';
import { triggerRules } from './rules/triggers.ts';
import { valueRules } from './rules/values.ts';

export const lintRules: readonly LintRule[] = [
  ...documentRules,
  ...aboutRules,
  ...pathRules,
  ...operationRules,
  ...responseRules,
  ...parameterRules,
  ...referenceRules,
  ...valueRules,
  ...sizeRules,
  ...extensionRules,
  ...dynamicRules,
  ...triggerRules,
  ...stringRules,
  ...labelRules,
  ...securityRules,
  ...connectionRules,
  ...policyRules,
  ...iconRules,
];
