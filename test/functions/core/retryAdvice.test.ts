// What an error says of the changes that were made before it.
import { catalog } from '../../../connector/catalog.ts';
import { Failure } from '../../../functions/core/errors.ts';
import { afterPartialWrite } from '../../../functions/core/retryAdvice.ts';

const submit = catalog.find(({ id }) => id === 'SubmitVersionForReview');
if (!submit) throw new Error('There is no SubmitVersionForReview');
const changes = ['A (1)', 'B', 'C', 'D', 'E'];
const done = changes.map((message) => ({ code: 'done', message }));

test.each([
  [422, 'store_refused'],
  [503, 'outcome_unknown'],
] as const)(
  'The details of a failure with %i between two steps have the changes that its message does not name',
  (status, code) => {
    const failure = afterPartialWrite(new Failure('store_refused', 'No.', { status }), submit, changes);
    expect([failure.code, failure.message]).toEqual([
      code,
      expect.stringContaining('A (1); B; C and 2 more (see details).'),
    ]);
    expect(failure.details).toEqual(expect.arrayContaining(done));
  },
);

test('The details of the failure of a step keep the names of the steps', () => {
  const details = [{ code: 'done', message: 'A' }];
  expect(afterPartialWrite(new Failure('store_refused', 'No.', { details }), submit, changes).details).toEqual(details);
});
