// Rules about inputs that hold a secret.
import type { LintedConnector } from '../connector.ts';
import { asText, type JsonTree } from '../json.ts';
import type { LintedPart } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';
import { labelOf } from '../texts.ts';

/** Names and labels that suggest a secret. */
const secret =
  /password|passphrase|secret|(access|auth|bearer|refresh|api|session)[-_ ]?(token|key)|private[-_ ]?key|jwt|credential|cookie/i;

export const secretRules: readonly LintRule[] = [
  {
    name: 'SecretInputNotPassword',
    level: 'recommendation',
    sentence: 'Keep secrets in the connection; where an input must be one, give it the format "password".',
    check: (connector) => where(secretInputs(connector), ({ node }) => node.format !== 'password'),
  },
  {
    name: 'SecretInTestValue',
    level: 'certification',
    sentence: 'Take the secret out of x-ms-test-value and "default".',
    check: (connector) =>
      where(
        secretInputs(connector),
        ({ node }) => asText(node['x-ms-test-value']) !== '' || asText(node.default) !== '',
      ),
  },
];

/** A string that looks like a secret by its name or its label. */
function isSecret({ node, name }: { node: JsonTree; name: string }): boolean {
  return (node.type === 'string' || node.type === undefined) && (secret.test(name) || secret.test(labelOf({ node })));
}

function secretInputs({ parameters, schemas }: LintedConnector): readonly LintedPart[] {
  return [
    ...parameters.filter(
      (part) => part.node.in !== 'body' && isSecret({ node: part.node, name: asText(part.node.name) }),
    ),
    ...schemas.filter((part) => part.input && part.position === 'property' && isSecret(part)),
  ];
}
