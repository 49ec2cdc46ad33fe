// Seeded violations of the rules about texts for makers.
import { all, dropPlace, set, type Violations } from '../change.ts';
import { appPlace, limitPlace, namesPlace, noteText, readAppPlace, readStatus } from '../places.ts';

const LABEL = 'x-ms-summary';
function long(count: number): string {
  return `Read ${'on '.repeat(count / 3)}app`;
}

export const stringViolations: Violations = {
  OperationSummaryMissing: dropPlace(`${readAppPlace}/summary`),
  OperationDescriptionMissing: dropPlace(`${readAppPlace}/description`),
  OperationSummaryTooLong: set(`${readAppPlace}/summary`, long(120)),
  OperationSummaryLengthExceeded: set(`${readAppPlace}/summary`, long(90)),
  RestrictedCharactersInSummary: set(`${readAppPlace}/summary`, 'Read app/information'),
  OperationSummarySymbols: set(`${readAppPlace}/summary`, 'Read app-information'),
  OperationSummaryMustEndWithAlphanumeric: set(`${readAppPlace}/summary`, 'Read app information.'),
  OperationSummaryNotSentenceCase: set(`${readAppPlace}/summary`, 'Read App Information'),
  OperationSummaryNotUnique: set(`${readAppPlace}/summary`, 'List apps'),
  ParameterSummaryMissing: dropPlace(`${limitPlace}/${LABEL}`),
  ParameterDescriptionMissing: dropPlace(`${limitPlace}/description`),
  PropertySummaryMissing: dropPlace(`${noteText}/${LABEL}`),
  PropertyDescriptionMissing: dropPlace(`${noteText}/description`),
  SummaryLengthExceeded: set(`${noteText}/${LABEL}`, 'Text '.repeat(17).trim()),
  SummarySymbols: set(`${noteText}/${LABEL}`, 'Text/Note'),
  SummaryNotTitleCase: set(`${appPlace}/properties/names/${LABEL}`, 'Two names'),
  DescriptionNotSentence: set(`${noteText}/description`, 'What the note says'),
  DescriptionRepeatsSummary: set(`${noteText}/description`, 'Text.'),
  ParameterSummaryNotUnique: set(`${namesPlace}/${LABEL}`, 'Limit'),
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
