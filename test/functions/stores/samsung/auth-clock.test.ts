// A relay with a wrong clock: the store's Date header on a refused exchange corrects it, once.
import { decodeJwt } from 'jose';
import { bearerOf, created, exchangeRefusal, noon, openSigner } from '../../../support/exchange.ts';
import { failureOf } from '../../../support/failures.ts';

const HOUR = 3_600_000;
function date(difference: number): string {
  return new Date(noon + difference).toUTCString();
}
function refused(reported?: string) {
  return {
    ...exchangeRefusal(422, 'REQUEST_VALIDATION_FAILED', 'This JWT is not valid.'),
    headers: reported === undefined ? {} : { date: reported },
  };
}
function issuedAt({ sent }: ReturnType<typeof openSigner>): number[] {
  return sent.map((outgoing) => (decodeJwt(bearerOf(outgoing)).iat ?? 0) * 1000 + 60_000 - noon);
}

test.each([HOUR, -HOUR, 45_000, 3 * 24 * HOUR])(
  'A clock that is %i ms off is put right within the first call',
  async (off) => {
    const opened = openSigner((nth) => (nth === 1 ? refused(date(off)) : created('access-token-2')));
    expect(bearerOf(await opened.signer.credential('token'))).toBe('access-token-2');
    expect(issuedAt(opened)).toEqual([0, off]);
    expect(opened.signer.skew()).toBe(off);
  },
);

test('A refusal that stays is reported after the second exchange, and not tried for ever', async () => {
  const opened = openSigner(() => refused(date(HOUR)));
  expect((await failureOf(opened.signer.credential('token'))).code).toBe('credentials_refused');
  expect(opened.sent).toHaveLength(2);
});

test.each([undefined, '', 'garbage', date(0), date(20_000)])(
  'A refusal with the date %j is not about the clock',
  async (reported) => {
    const opened = openSigner(() => refused(reported));
    expect((await failureOf(opened.signer.credential('token'))).code).toBe('credentials_refused');
    expect([opened.sent.length, opened.signer.skew()]).toEqual([1, 0]);
  },
);

test('An exchange that succeeds says nothing of the clock', async () => {
  const opened = openSigner(() => ({ ...created('access-token-1'), headers: { date: date(HOUR) } }));
  await opened.signer.credential('token');
  expect([opened.sent.length, opened.signer.skew()]).toEqual([1, 0]);
});

test('A refused call whose date differs explains itself, and the next JWT has the store’s time', async () => {
  const { signer } = openSigner();
  expect(signer.invalidate(await signer.credential('jwt'), date(HOUR))).toBe(true);
  expect((decodeJwt(bearerOf(await signer.credential('jwt'))).iat ?? 0) * 1000).toBe(noon + HOUR - 60_000);
});

test('A refused call whose date agrees is not explained by it', async () => {
  const { signer } = openSigner();
  expect(signer.invalidate(await signer.credential('token'), date(1_000))).toBe(false);
});
