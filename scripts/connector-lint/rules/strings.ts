// Rules about texts for makers: summaries, labels and descriptions (DOCS connector-string-guidance).
import type { LintedConnector } from '../connector.ts';
import { followReference } from '../follow.ts';
import { asText, isTree, type JsonTree, repeated, tree } from '../json.ts';
import type { LintedPart, OperationPart } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';
import { hasOnlyPlainLetters, isSentence, isSentenceCase, isTitleCase, saysTheSame } from '../wording.ts';
import { isTrigger } from './triggers.ts';

const LABEL = 'x-ms-summary';

interface Property extends LintedPart {
  readonly input: boolean;
}

const LONGEST = 80;
const secret =
  /password|passphrase|secret|(access|auth|bearer|refresh|api|session)[-_ ]?(token|key)|private[-_ ]?key|jwt|credential|cookie/i;

export const stringRules: readonly LintRule[] = [
  {
    name: 'OperationSummaryMissing',
    level: 'certification',
    sentence: 'Give the operation a summary; it is the name that makers see.',
    check: ({ operations }) => where(operations, (one) => isShown(one) && summary(one) === ''),
  },
  {
    name: 'OperationDescriptionMissing',
    level: 'certification',
    sentence: 'Describe the operation.',
    check: ({ operations }) => where(operations, (one) => isShown(one) && description(one) === ''),
  },
  {
    name: 'OperationSummaryTooLong',
    level: 'error',
    sentence: 'Keep the summary below 120 characters; reviewers ask for 80.',
    check: ({ operations }) => where(operations, (one) => summary(one).length >= 120),
  },
  {
    name: 'OperationSummaryLengthExceeded',
    level: 'certification',
    sentence: `Keep the summary within ${LONGEST} characters.`,
    check: ({ operations }) => where(operations, (one) => summary(one).length > LONGEST && summary(one).length < 120),
  },
  {
    name: 'RestrictedCharactersInSummary',
    level: 'certification',
    sentence: 'Take the slash out of the summary.',
    check: ({ operations }) => where(operations, (one) => /[/\\]/.test(summary(one))),
  },
  {
    name: 'OperationSummarySymbols',
    level: 'recommendation',
    sentence: 'Use letters, digits, spaces and parentheses in the summary.',
    check: ({ operations }) =>
      where(operations, (one) => !hasOnlyPlainLetters(summary(one).replaceAll(/[/\\]|[^A-Za-z0-9]$/g, ''))),
  },
  {
    name: 'OperationSummaryMustEndWithAlphanumeric',
    level: 'certification',
    sentence: 'End the summary with a letter or a digit.',
    check: ({ operations }) =>
      where(operations, (one) => summary(one) !== '' && !/([A-Za-z0-9]|\((deprecated|preview)\))$/i.test(summary(one))),
  },
  {
    name: 'OperationSummaryNotSentenceCase',
    level: 'recommendation',
    sentence: 'Write the summary in sentence case, as in "Read app information".',
    check: ({ operations }) => where(operations, (one) => summary(one) !== '' && !isSentenceCase(summary(one))),
  },
  {
    name: 'OperationSummaryNotUnique',
    level: 'recommendation',
    sentence: 'Give each operation a summary of its own; makers know it by nothing else.',
    check: ({ operations }) => {
      const twice = repeated(operations.map(summary).filter((one) => one !== ''));
      return where(operations, (one) => twice.includes(summary(one)));
    },
  },
  {
    name: 'TriggerSummaryNotWhen',
    level: 'recommendation',
    sentence: 'Begin the summary of a trigger with "When a".',
    check: ({ operations }) =>
      where(operations, (one) => isTrigger(one) && isShown(one) && !/^When an? /.test(summary(one))),
  },
  {
    name: 'TriggerDescriptionNotWhen',
    level: 'recommendation',
    sentence: 'Begin the description of a trigger with "This operation triggers when".',
    check: ({ operations }) =>
      where(
        operations,
        (one) => isTrigger(one) && isShown(one) && !description(one).startsWith('This operation triggers when '),
      ),
  },
  {
    name: 'ParameterSummaryMissing',
    level: 'certification',
    sentence: 'Give the input a label (x-ms-summary).',
    check: (connector) => where(inputsOf(connector), (part) => label(part) === ''),
  },
  {
    name: 'ParameterDescriptionMissing',
    level: 'certification',
    sentence: 'Describe the input.',
    check: (connector) => where(inputsOf(connector), (part) => description(part) === ''),
  },
  {
    name: 'PropertySummaryMissing',
    level: 'recommendation',
    sentence: 'Give the property a label (x-ms-summary); a referred one has it in its definition.',
    check: (connector) => where(propertiesOf(connector), (part) => label(part) === '' && !isGroup(part)),
  },
  {
    name: 'PropertyDescriptionMissing',
    level: 'recommendation',
    sentence: 'Describe the property; a referred one is described in its definition.',
    check: (connector) => where(propertiesOf(connector), (part) => description(part) === ''),
  },
  {
    name: 'SummaryLengthExceeded',
    level: 'certification',
    sentence: `Keep the label within ${LONGEST} characters.`,
    check: (connector) => where(labelled(connector), (part) => label(part).length > LONGEST),
  },
  {
    name: 'SummarySymbols',
    level: 'recommendation',
    sentence: 'Use letters, digits, spaces and parentheses in the label.',
    check: (connector) => where(labelled(connector), (part) => !hasOnlyPlainLetters(label(part))),
  },
  {
    name: 'SummaryNotTitleCase',
    level: 'recommendation',
    sentence: 'Write the label in title case, as in "Bundle ID".',
    check: (connector) => where(labelled(connector), (part) => !isTitleCase(label(part))),
  },
  {
    name: 'DescriptionNotSentence',
    level: 'recommendation',
    sentence: 'Describe it in a whole sentence, with a full stop.',
    check: (connector) =>
      where(described(connector), (part) => description(part) !== '' && !isSentence(description(part))),
  },
  {
    name: 'DescriptionRepeatsSummary',
    level: 'recommendation',
    sentence: 'Say more in the description than in the summary.',
    check: (connector) =>
      where(
        described(connector),
        (part) => saysTheSame(description(part), summary(part)) || saysTheSame(description(part), label(part)),
      ),
  },
  {
    name: 'ParameterSummaryNotUnique',
    level: 'recommendation',
    sentence: 'Give each input of an operation a label of its own.',
    check: ({ operations }) =>
      where(operations, ({ parameters }) => {
        const labels = parameters.filter((part) => part.node.in !== 'body' && isShown(part)).map(label);
        return repeated(labels.filter((one) => one !== '')).length > 0;
      }),
  },
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

function label({ node }: { node: JsonTree }): string {
  return asText(node[LABEL]);
}

function summary({ node }: LintedPart): string {
  return asText(node.summary);
}

function description({ node }: { node: JsonTree }): string {
  return asText(node.description);
}

function isShown({ node }: LintedPart): boolean {
  return node['x-ms-visibility'] !== 'internal';
}

/** Inputs outside the body that makers fill in; the platform fills in those that only hidden operations have. */
function inputsOf({ parameters, operations }: LintedConnector): readonly LintedPart[] {
  const placesOf = (some: readonly OperationPart[]) =>
    new Set(some.flatMap((one) => one.parameters.map(({ place }) => place)));
  const shown = placesOf(operations.filter(isShown));
  const hidden = placesOf(operations.filter((one) => !isShown(one)));
  return parameters.filter(
    (part) => part.node.in !== 'body' && isShown(part) && (shown.has(part.place) || !hidden.has(part.place)),
  );
}

/**
 * An object in a response that only groups fields may have no label: designers prepend the labels of all parents, and
 * the fields have labels of their own. Inputs, and outputs that can be selected, need one.
 */
function isGroup({ node, input }: Property): boolean {
  return !input && (isTree(node.properties) || isTree(tree(node.items).properties));
}

/** The properties that a maker sees; references are resolved, because a $ref allows no sibling keywords. */
function propertiesOf({ root, schemas }: LintedConnector): readonly Property[] {
  return schemas
    .filter(({ position, internal }) => position === 'property' && !internal)
    .map(({ place, node, input }) => ({ place, node: followReference(root.node, node), input }));
}

function labelled(connector: LintedConnector): readonly LintedPart[] {
  return [...inputsOf(connector), ...propertiesOf(connector)];
}

function described(connector: LintedConnector): readonly LintedPart[] {
  return [...connector.operations, ...labelled(connector)];
}

/** A string that looks like a secret by its name or its label. */
function isSecret({ node, name }: { node: JsonTree; name: string }): boolean {
  return (node.type === 'string' || node.type === undefined) && (secret.test(name) || secret.test(label({ node })));
}

function secretInputs({ parameters, schemas }: LintedConnector): readonly LintedPart[] {
  return [
    ...parameters.filter(
      (part) => part.node.in !== 'body' && isSecret({ node: part.node, name: asText(part.node.name) }),
    ),
    ...schemas.filter((part) => part.input && part.position === 'property' && isSecret(part)),
  ];
}
