// Rules about the summary and description of operations (DOCS connector-string-guidance).
import { repeated } from '../json.ts';
import { isShown, isTrigger } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';
import { descriptionOf, LONGEST_LABEL, summaryOf } from '../texts.ts';
import { hasOnlyPlainLetters, isSentenceCase } from '../wording.ts';

export const operationTextRules: readonly LintRule[] = [
  {
    name: 'OperationSummaryMissing',
    level: 'certification',
    sentence: 'Give the operation a summary; it is the name that makers see.',
    check: ({ operations }) => where(operations, (one) => isShown(one) && summaryOf(one) === ''),
  },
  {
    name: 'OperationDescriptionMissing',
    level: 'certification',
    sentence: 'Describe the operation.',
    check: ({ operations }) => where(operations, (one) => isShown(one) && descriptionOf(one) === ''),
  },
  {
    name: 'OperationSummaryTooLong',
    level: 'error',
    sentence: 'Keep the summary below 120 characters; reviewers ask for 80.',
    check: ({ operations }) => where(operations, (one) => summaryOf(one).length >= 120),
  },
  {
    name: 'OperationSummaryLengthExceeded',
    level: 'certification',
    sentence: `Keep the summary within ${LONGEST_LABEL} characters.`,
    check: ({ operations }) =>
      where(operations, (one) => summaryOf(one).length > LONGEST_LABEL && summaryOf(one).length < 120),
  },
  {
    name: 'RestrictedCharactersInSummary',
    level: 'certification',
    sentence: 'Take the slash out of the summary.',
    check: ({ operations }) => where(operations, (one) => /[/\\]/.test(summaryOf(one))),
  },
  {
    name: 'OperationSummarySymbols',
    level: 'recommendation',
    sentence: 'Use letters, digits, spaces and parentheses in the summary.',
    check: ({ operations }) =>
      where(operations, (one) => !hasOnlyPlainLetters(summaryOf(one).replaceAll(/[/\\]|[^A-Za-z0-9]$/g, ''))),
  },
  {
    name: 'OperationSummaryMustEndWithAlphanumeric',
    level: 'certification',
    sentence: 'End the summary with a letter or a digit.',
    check: ({ operations }) =>
      where(
        operations,
        (one) => summaryOf(one) !== '' && !/([A-Za-z0-9]|\((deprecated|preview)\))$/i.test(summaryOf(one)),
      ),
  },
  {
    name: 'OperationSummaryNotSentenceCase',
    level: 'recommendation',
    sentence: 'Write the summary in sentence case, as in "Read app information".',
    check: ({ operations }) => where(operations, (one) => summaryOf(one) !== '' && !isSentenceCase(summaryOf(one))),
  },
  {
    name: 'OperationSummaryNotUnique',
    level: 'recommendation',
    sentence: 'Give each operation a summary of its own; makers know it by nothing else.',
    check: ({ operations }) => {
      const twice = repeated(operations.map(summaryOf).filter((one) => one !== ''));
      return where(operations, (one) => twice.includes(summaryOf(one)));
    },
  },
  {
    name: 'TriggerSummaryNotWhen',
    level: 'recommendation',
    sentence: 'Begin the summary of a trigger with "When a".',
    check: ({ operations }) =>
      where(operations, (one) => isTrigger(one) && isShown(one) && !/^When an? /.test(summaryOf(one))),
  },
  {
    name: 'TriggerDescriptionNotWhen',
    level: 'recommendation',
    sentence: 'Begin the description of a trigger with "This operation triggers when".',
    check: ({ operations }) =>
      where(
        operations,
        (one) => isTrigger(one) && isShown(one) && !descriptionOf(one).startsWith('This operation triggers when '),
      ),
  },
];
