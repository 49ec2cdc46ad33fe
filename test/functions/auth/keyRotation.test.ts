// Key rotation: on the first rejection the other key takes over, once for all waiting calls.
import { failureOf } from '../../support/failures.ts';
import { openPair } from '../../support/pairs.ts';

test('Until the store refuses it, the current key signs', async () => {
  const { signed, switches, next } = openPair();
  expect([await signed(), await signed()]).toEqual(['current-1', 'current-2']);
  expect([switches, next.made()]).toEqual([[], 0]);
});

describe('When the store refuses the key in use', () => {
  test('the next one signs from then on, and that is reported once', async () => {
    const { signer, signed, switches } = openPair();
    signer.invalidate(await signer.credential('token'));
    expect([await signed(), await signed()]).toEqual(['next-1', 'next-2']);
    expect(switches).toEqual(['next']);
  });

  test('the credential is invalidated at the key that made it, with the store’s date', async () => {
    const { signer, current, next } = openPair();
    signer.invalidate(await signer.credential('token'), 'a date');
    expect([current.forgotten, next.forgotten]).toEqual([['current-1 a date'], []]);
  });

  test('and the other one too, the first signs again', async () => {
    const { signer, signed, switches } = openPair();
    signer.invalidate(await signer.credential('token'));
    signer.invalidate(await signer.credential('token'));
    expect(await signed()).toBe('current-2');
    expect(switches).toEqual(['next', 'current']);
  });

  test('under a thousand callers, it switches once and not back', async () => {
    const { signer, signed, switches } = openPair();
    const carried = await Promise.all(Array.from({ length: 1000 }, () => signer.credential('token')));
    await Promise.all(
      carried.map(async (credential) => {
        signer.invalidate(credential);
        await signer.credential('token');
      }),
    );
    expect([switches, (await signed()).startsWith('next')]).toEqual([['next'], true]);
  });

  test('a late refusal of the former key does not switch back', async () => {
    const { signer, signed, switches } = openPair();
    const [first, second] = [await signer.credential('token'), await signer.credential('token')];
    signer.invalidate(first);
    await signed();
    signer.invalidate(second);
    expect([switches, await signed()]).toEqual([['next'], 'next-2']);
  });

  test('because the clocks differ, the key stays in use', async () => {
    const { signer, signed, switches, explains } = openPair();
    explains.add('current');
    expect(signer.invalidate(await signer.credential('token'), 'a date')).toBe(true);
    expect([switches, await signed()]).toEqual([[], 'current-2']);
  });
});

describe('A token that a key was exchanged for', () => {
  test('and is refused does not switch keys: a token can be revoked while its key is valid', async () => {
    const { signer, signed, switches } = openPair({ isKey: false });
    signer.invalidate(await signer.credential('token'));
    expect([switches, await signed()]).toEqual([[], 'current-2']);
  });

  test('is invalidated at the key that got it, even if another key is in use', async () => {
    const { signer, refusesToSign, current, next } = openPair({ isKey: false });
    const old = await signer.credential('token');
    refusesToSign.add('current');
    await signer.credential('token');
    signer.invalidate(old);
    expect([current.forgotten, next.forgotten]).toEqual([['current-1'], []]);
  });
});

describe('When the exchange of the key in use is refused', () => {
  test('the same call is signed with the next key', async () => {
    const { signed, switches, refusesToSign } = openPair({ isKey: false });
    refusesToSign.add('current');
    expect([await signed(), switches]).toEqual(['next-1', ['next']]);
  });

  test('a thousand callers are signed with the next key, and it is reported once', async () => {
    const { signed, switches, refusesToSign } = openPair({ isKey: false });
    refusesToSign.add('current');
    const carried = await Promise.all(Array.from({ length: 1000 }, signed));
    expect([switches, carried.every((value) => value.startsWith('next'))]).toEqual([['next'], true]);
  });

  test('and that of the other key, too, the call fails with credentials_refused', async () => {
    const { signer, refusesToSign } = openPair({ isKey: false });
    refusesToSign.add('current').add('next');
    const failure = await failureOf(signer.credential('token'));
    expect([failure.code, failure.message]).toEqual(['credentials_refused', 'The exchange refused next.']);
  });

  test('and that of the other key, too, the first one that works again is used', async () => {
    const { signer, signed, refusesToSign } = openPair({ isKey: false });
    refusesToSign.add('current').add('next');
    await failureOf(signer.credential('token'));
    refusesToSign.delete('current');
    expect(await signed()).toBe('current-1');
  });
});

test('A key that cannot be used, such as one that Key Vault does not sign with, is replaced by the next', async () => {
  const { signed, switches, forbidden } = openPair();
  forbidden.add('current');
  expect([await signed(), switches]).toEqual(['next-1', ['next']]);
});

test('Another signing error does not count as a refusal', async () => {
  const { signer, switches, breaks } = openPair();
  breaks.add('current');
  expect((await failureOf(signer.credential('token'))).code).toBe('store_unreachable');
  expect(switches).toEqual([]);
});

test('The clock skew is that of the key in use', async () => {
  const { signer } = openPair();
  const before = signer.skew();
  signer.invalidate(await signer.credential('token'));
  expect([before, signer.skew()]).toEqual([1, 2]);
});
