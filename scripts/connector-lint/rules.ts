// All lint rules, in the order of their findings.
import type { LintRule } from './rule.ts';
import { aboutRules } from './rules/about.ts';
import { agentRules } from './rules/agents.ts';
import { boundRules } from './rules/bounds.ts';
import { connectionRules } from './rules/connection.ts';
import { connectorPropertyRules } from './rules/connectorProperties.ts';
import { documentRules } from './rules/document.ts';
import { dynamicRules } from './rules/dynamics.ts';
import { dynamicVariantRules } from './rules/dynamicVariants.ts';
import { extensionRules } from './rules/extensions.ts';
import { extensionValueRules } from './rules/extensionValues.ts';
import { iconRules } from './rules/icon.ts';
import { idListRules } from './rules/idLists.ts';
import { labelRules } from './rules/labels.ts';
import { mimeTypeRules } from './rules/mimeTypes.ts';
import { operationRules } from './rules/operations.ts';
import { operationTextRules } from './rules/operationTexts.ts';
import { parameterRules } from './rules/parameters.ts';
import { pathRules } from './rules/paths.ts';
import { policyRules } from './rules/policies.ts';
import { policyOperationRules } from './rules/policyOperations.ts';
import { referenceRules } from './rules/references.ts';
import { requiredPropertyRules } from './rules/requiredProperties.ts';
import { responseRules } from './rules/responses.ts';
import { revisionRules } from './rules/revisions.ts';
import { secretRules } from './rules/secrets.ts';
import { securityRules } from './rules/security.ts';
import { securityParameterRules } from './rules/securityParameters.ts';
import { sizeRules } from './rules/size.ts';
import { stringRules } from './rules/strings.ts';
import { testConnectionRules } from './rules/testConnection.ts';
import { topLevelRules } from './rules/topLevel.ts';
import { triggerRules } from './rules/triggers.ts';
import { valueRules } from './rules/values.ts';
import { webhookLintRules } from './rules/webhooks.ts';

export const lintRules: readonly LintRule[] = [
  ...documentRules,
  ...topLevelRules,
  ...aboutRules,
  ...pathRules,
  ...operationRules,
  ...mimeTypeRules,
  ...revisionRules,
  ...responseRules,
  ...parameterRules,
  ...referenceRules,
  ...valueRules,
  ...boundRules,
  ...requiredPropertyRules,
  ...sizeRules,
  ...extensionRules,
  ...extensionValueRules,
  ...dynamicRules,
  ...dynamicVariantRules,
  ...testConnectionRules,
  ...idListRules,
  ...triggerRules,
  ...webhookLintRules,
  ...agentRules,
  ...operationTextRules,
  ...stringRules,
  ...secretRules,
  ...labelRules,
  ...securityRules,
  ...securityParameterRules,
  ...connectorPropertyRules,
  ...connectionRules,
  ...policyRules,
  ...policyOperationRules,
  ...iconRules,
];
