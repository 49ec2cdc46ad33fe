// The policy templates of Power Platform and their parameters.
import type { LintedPolicy } from './properties.ts';

/** The parameters of a policy template, by their short names. */
interface Template {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** It rewrites the body. */
  readonly body?: true;
}

/** Every template with its parameters (Microsoft's apiProperties schema; the last two are in use but missing there). */
export const policyTemplates: Readonly<Record<string, Template>> = {
  dynamichosturl: template('urlTemplate'),
  routerequesttoendpoint: template('newPath', 'httpMethod'),
  setheader: template('name value', 'existsAction'),
  setqueryparameter: template('name value', 'existsAction'),
  setproperty: template(
    'newPropertyParentPathTemplate newPropertySubPathTemplate propertyValuePathTemplate',
    'newPropertyParentPath newPropertySubPath',
    true,
  ),
  pollingtrigger: template('triggerConfig triggerDataPath'),
  updatenextlink: template('nextLinkPropertyName', 'nextLinkParentPropertyPath'),
  setvaluefromurl: template('parameterTemplate parameterValueUrl parameterValuePathTemplate', 'httpMethod'),
  convertarraytoobject: template(
    'propertyParentPath keyWithinCollectionPath newPropertyPath',
    'propertySubPath retainKey',
    true,
  ),
  convertobjecttoarray: template('propertyParentPath newPropertyPath', 'propertySubPath keyName valueName', true),
  stringreplace: template('propertyParentPath sourceString replacementString newPropertyPath', 'propertySubPath', true),
  stringtoarray: template(
    'propertyParentPath delimiterList childPropertyName newPropertyPath',
    'propertySubPath',
    true,
  ),
  encodepropertyvalue: template('propertyParentPath newPropertyPath', 'propertySubPath', true),
  setconnectionstatustounauthenticated: template('statusCode'),
  moveproperties: template('src dst', '', true),
};

/** The template of a policy; undefined if its ID is not known. */
export function templateOf(policy: LintedPolicy): Template | undefined {
  return Object.hasOwn(policyTemplates, policy.template) ? policyTemplates[policy.template] : undefined;
}

/** A template from its required and optional parameters, separated by spaces. */
function template(required: string, optional = '', body?: true): Template {
  return {
    required: required.split(' '),
    optional: optional.split(' ').filter((one) => one !== ''),
    ...(body && { body }),
  };
}
