// Seeded violations of the rules about what a maker reads.
import { all, drop, set, type Violations } from '../change.ts';
import { app, limit, names, noteText, readApp, readStatus } from '../places.ts';

const LABEL = 'x-ms-summary';
const long = (count: number): string => `Read ${'on '.repeat(count / 3)}app`;

export const stringViolations: Violations = {
  OperationSummaryMissing: drop(`${readApp}/summary`),
  OperationDescriptionMissing: drop(`${readApp}/description`),
  OperationSummaryTooLong: set(`${readApp}/summary`, long(120)),
  OperationSummaryLengthExceeded: set(`${readApp}/summary`, long(90)),
  RestrictedCharactersInSummary: set(`${readApp}/summary`, 'Read app/information'),
  OperationSummarySymbols: set(`${readApp}/summary`, 'Read app-information'),
  OperationSummaryMustEndWithAlphanumeric: set(`${readApp}/summary`, 'Read app information.'),
  OperationSummaryNotSentenceCase: set(`${readApp}/summary`, 'Read App Information'),
  OperationSummaryNotUnique: set(`${readApp}/summary`, 'List apps'),
  ParameterSummaryMissing: drop(`${limit}/${LABEL}`),
  ParameterDescriptionMissing: drop(`${limit}/description`),
  PropertySummaryMissing: drop(`${noteText}/${LABEL}`),
  PropertyDescriptionMissing: drop(`${noteText}/description`),
  SummaryLengthExceeded: set(`${noteText}/${LABEL}`, 'Text '.repeat(17).trim()),
  SummarySymbols: set(`${noteText}/${LABEL}`, 'Text/Note'),
  SummaryNotTitleCase: set(`${app}/properties/names/${LABEL}`, 'Two names'),
  DescriptionNotSentence: set(`${noteText}/description`, 'What the note says'),
  DescriptionRepeatsSummary: set(`${noteText}/description`, 'Text.'),
  ParameterSummaryNotUnique: set(`${names}/${LABEL}`, 'Limit'),
  SecretInputNotPassword: set(`${readStatus}/parameters/-`, {
    name: 'accessToken',
    in: 'query',
    type: 'string',
    [LABEL]: 'Token',
    description: 'The token of the keeper.',
  }),
  SecretInTestValue: all(
    set(`${noteText}/${LABEL}`, 'Password'),
    set(`${noteText}/format`, 'password'),
    set(`${noteText}/x-ms-test-value`, 'open sesame'),
  ),
};
