// The error class: a closed table of codes, one response format, and no internal details in responses.
import fc from 'fast-check';
import { asFailure, type ErrorCode, errorResponse, Failure, redact } from '../../../functions/core/errors.ts';
import { secret as sealed } from '../../../functions/core/secret.ts';

/** DESIGN: the codes that a caller can get, with their status. */
const table: readonly (readonly [ErrorCode, number])[] = [
  ['invalid_request', 400],
  ['wrong_signature', 401],
  ['operation_not_allowed', 403],
  ['unknown_account', 400],
  ['not_found', 404],
  ['payload_too_large', 413],
  ['too_many_calls', 429],
  ['limit_reached', 409],
  ['outcome_unknown', 409],
  ['already_done', 409],
  ['plan_required', 409],
  ['plan_mismatch', 409],
  ['plan_outdated', 409],
  ['plan_used', 409],
  ['plan_expired', 410],
  ['job_interrupted', 409],
  ['idempotency_key_reused', 422],
  ['credentials_refused', 502],
  ['store_unreachable', 502],
  ['store_invalid_answer', 502],
  ['store_timeout', 504],
  ['not_configured', 503],
  ['unexpected', 500],
];

function shown(failure: Failure) {
  const { status, headers, body } = errorResponse(failure);
  return { status, headers, json: JSON.parse(Buffer.from(body as Uint8Array).toString()) };
}

test.each(table)('%s is answered with status %i', (code, status) => {
  expect(shown(new Failure(code, 'A sentence.')).status).toBe(status);
});

test('A refusal of a store is answered with the status of the store', () => {
  expect(shown(new Failure('store_refused', 'A sentence.', { status: 409 })).status).toBe(409);
});

test('The answer has the shape of Microsoft’s guidelines and nothing else', () => {
  const details = [{ code: 'enum', message: 'Must be one of a, b.', target: 'query.sort' }];
  expect(shown(new Failure('invalid_request', 'A sentence.', { details })).json).toEqual({
    error: { code: 'invalid_request', message: 'A sentence.', details },
  });
});

test('An error without details has an empty list of them', () => {
  expect(shown(new Failure('not_found', 'A sentence.')).json.error.details).toEqual([]);
});

test('The answer says that it is JSON, and keeps the headers of the failure', () => {
  const failure = new Failure('store_refused', 'A sentence.', { status: 429, headers: { 'retry-after': '7' } });
  expect(shown(failure).headers).toEqual({ 'content-type': 'application/json', 'retry-after': '7' });
});

test('The cause is not in the answer', () => {
  const failure = new Failure('store_unreachable', 'A sentence.', { cause: 'a cause that nobody may see' });
  expect(JSON.stringify(shown(failure))).not.toContain('nobody may see');
});

test('A Failure stays what it is', () => {
  const failure = new Failure('not_found', 'A sentence.');
  expect(asFailure(failure)).toBe(failure);
});

test('A foreign error becomes unexpected, and none of its text is in the answer', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), (text) => {
      const { status, json } = shown(asFailure(new Error(text)));
      expect([status, json.error.code]).toEqual([500, 'unexpected']);
      expect(json.error.message).toBe('Unexpected relay error. Quote the correlation id to your administrator.');
      expect(json.error.details).toEqual([]);
    }),
  );
});

test.each([[undefined], [null], ['a text'], [42], [{ toString: null }], [Object.create(null)]])(
  'Something thrown that is no error becomes unexpected, too: %#',
  (thrown) => {
    expect(shown(asFailure(thrown)).json.error.code).toBe('unexpected');
  },
);

describe('Redacting', () => {
  const secret = fc.stringMatching(/^[!-~]{8,40}$/);

  test('removes every given secret', () => {
    fc.assert(
      fc.property(fc.string(), secret, fc.string(), (before, value, after) => {
        expect(redact(`${before}${value}${after}${value}`, [sealed(value)])).not.toContain(value);
      }),
    );
  });

  test('removes a JWT that was not given', () => {
    const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.c2lnbmF0dXJlLW9mLW5vYm9keQ';
    expect(redact(`Bearer ${jwt}, and "${jwt}".`)).toBe('Bearer [redacted], and "[redacted]".');
  });

  test('removes a JWT whose signature is truncated', () => {
    expect(redact('token=eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0')).toBe('token=[redacted]');
  });

  test('does not change a text without a secret', () => {
    const sentence = 'The app 1234567890 is in review. Wait, or cancel the submission.';
    expect(redact(sentence, [sealed('a-secret-of-the-test')])).toBe(sentence);
  });
});
