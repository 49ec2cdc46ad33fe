// Any input is either accepted or rejected as invalid, and no secret is repeated.
import fc from 'fast-check';
import { failureOf } from '../../support/failures.ts';
import { reading, writing } from '../../support/sampleOperations.ts';

test('Many faults are reported up to fifty', async () => {
  const query = Array.from({ length: 300 }, (_, at) => `x${at}=1`).join('&');
  expect((await failureOf(reading({ query }))).details).toHaveLength(50);
});

test('No value that a caller sent is repeated in a fault', async () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9]{16,40}$/).map((value) => `~${value}~/`);
  await fc.assert(
    fc.asyncProperty(
      secret,
      fc.constantFrom('limit', 'state', 'exists[build]', 'sort', 'account'),
      async (value, name) => {
        const query = { [name]: value };
        const failure = await failureOf(
          reading({ path: { id: value }, query, headers: { 'access-token': `${value} ` } }),
        );
        expect(JSON.stringify([failure.message, failure.details])).not.toContain(value);
      },
    ),
  );
});

test('Any query is read or rejected as invalid', async () => {
  await fc.assert(
    fc.asyncProperty(fc.webQueryParameters(), async (query) => {
      const outcome = await reading({ query }).then(
        () => 'invalid_request',
        ({ code }) => code,
      );
      expect(outcome).toBe('invalid_request');
    }),
  );
});

test('Any JSON is read or rejected as invalid', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (body) => {
      const outcome = await writing(body).then(
        () => 'invalid_request',
        ({ code }) => code,
      );
      expect(outcome).toBe('invalid_request');
    }),
  );
});
