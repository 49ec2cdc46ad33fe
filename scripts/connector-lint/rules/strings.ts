// Rules about the labels and descriptions of inputs and properties (DOCS connector-string-guidance).
import type { LintedConnector } from '../connector.ts';
import { followReference } from '../follow.ts';
import { isTree, repeated, tree } from '../json.ts';
import { isShown, type LintedPart, type OperationPart } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';
import { descriptionOf, LONGEST_LABEL, labelOf, summaryOf } from '../texts.ts';
import { hasOnlyPlainLetters, isSentence, isTitleCase, saysTheSame } from '../wording.ts';

interface Property extends LintedPart {
  /** It is part of a request. */
  readonly input: boolean;
}

export const stringRules: readonly LintRule[] = [
  {
    name: 'ParameterSummaryMissing',
    level: 'certification',
    sentence: 'Give the input a label (x-ms-summary).',
    check: (connector) => where(inputsOf(connector), (part) => labelOf(part) === ''),
  },
  {
    name: 'ParameterDescriptionMissing',
    level: 'certification',
    sentence: 'Describe the input.',
    check: (connector) => where(inputsOf(connector), (part) => descriptionOf(part) === ''),
  },
  {
    name: 'PropertySummaryMissing',
    level: 'recommendation',
    sentence: 'Give the property a label (x-ms-summary); a referred one has it in its definition.',
    check: (connector) => where(propertiesOf(connector), (part) => labelOf(part) === '' && !isGroup(part)),
  },
  {
    name: 'PropertyDescriptionMissing',
    level: 'recommendation',
    sentence: 'Describe the property; a referred one is described in its definition.',
    check: (connector) => where(propertiesOf(connector), (part) => descriptionOf(part) === ''),
  },
  {
    name: 'SummaryLengthExceeded',
    level: 'certification',
    sentence: `Keep the label within ${LONGEST_LABEL} characters.`,
    check: (connector) => where(labelled(connector), (part) => labelOf(part).length > LONGEST_LABEL),
  },
  {
    name: 'SummarySymbols',
    level: 'recommendation',
    sentence: 'Use letters, digits, spaces and parentheses in the label.',
    check: (connector) => where(labelled(connector), (part) => !hasOnlyPlainLetters(labelOf(part))),
  },
  {
    name: 'SummaryNotTitleCase',
    level: 'recommendation',
    sentence: 'Write the label in title case, as in "Bundle ID".',
    check: (connector) => where(labelled(connector), (part) => !isTitleCase(labelOf(part))),
  },
  {
    name: 'DescriptionNotSentence',
    level: 'recommendation',
    sentence: 'Describe it in a whole sentence, with a full stop.',
    check: (connector) =>
      where(described(connector), (part) => descriptionOf(part) !== '' && !isSentence(descriptionOf(part))),
  },
  {
    name: 'DescriptionRepeatsSummary',
    level: 'recommendation',
    sentence: 'Say more in the description than in the summary.',
    check: (connector) =>
      where(
        described(connector),
        (part) => saysTheSame(descriptionOf(part), summaryOf(part)) || saysTheSame(descriptionOf(part), labelOf(part)),
      ),
  },
  {
    name: 'ParameterSummaryNotUnique',
    level: 'recommendation',
    sentence: 'Give each input of an operation a label of its own.',
    check: ({ operations }) =>
      where(operations, ({ parameters }) => {
        const labels = parameters.filter((part) => part.node.in !== 'body' && isShown(part)).map(labelOf);
        return repeated(labels.filter((one) => one !== '')).length > 0;
      }),
  },
];

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
function propertiesOf({ root, schemas, operations }: LintedConnector): readonly Property[] {
  const hidden = operations.filter((one) => !isShown(one)).map(({ place }) => `${place}/`);
  const isOfHidden = (place: string): boolean => hidden.some((start) => place.startsWith(start));
  return schemas
    .filter(({ place, position, internal }) => position === 'property' && !internal && !isOfHidden(place))
    .map(({ place, node, input }) => ({ place, node: followReference(root.node, node), input }));
}

function labelled(connector: LintedConnector): readonly LintedPart[] {
  return [...inputsOf(connector), ...propertiesOf(connector)];
}

function described(connector: LintedConnector): readonly LintedPart[] {
  return [...connector.operations, ...labelled(connector)];
}
