// Sealed state: unreadable without the key, bound to its place, and open through a rotation.
import { randomBytes } from 'node:crypto';
import { type Secret, secret } from '../../../functions/core/secret.ts';
import { createMemoryTable } from '../../../functions/state/memoryTable.ts';
import { sealedTable } from '../../../functions/state/sealedTable.ts';
import { createSealer, type Sealer } from '../../../functions/state/sealing.ts';

function newKey(): Secret {
  return secret(randomBytes(32).toString('base64'));
}
function sealerOf(...keys: readonly (Secret | undefined)[]): Sealer {
  const made = createSealer(keys);
  if (!made) throw new Error('There is no key.');
  return made;
}

const key = newKey();
const place = ['table', 'partition', 'key'];

test('A sealed value can be opened, and does not show its content', () => {
  const sealed = sealerOf(key).seal('a secret 日本', place);
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('secret');
  expect(sealerOf(key).open(sealed, place)).toBe('a secret 日本');
  expect(sealerOf(key).seal('a secret 日本', place)).not.toBe(sealed);
});

test('A sealed value is bound to its entity: elsewhere it cannot be opened', () => {
  const sealed = sealerOf(key).seal('text', place);
  const others = [
    ['other', 'partition', 'key'],
    ['table', 'partitio', 'nkey'],
    ['table', 'partition', 'key', ''],
  ];
  expect(others.map((other) => sealerOf(key).open(sealed, other))).toEqual([undefined, undefined, undefined]);
});

test('A change of any byte is found', () => {
  const bytes = Buffer.from(sealerOf(key).seal('text', place), 'base64url');
  const opened = [...bytes.keys()].map((at) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    return sealerOf(key).open(changed.toString('base64url'), place);
  });
  expect(new Set(opened)).toEqual(new Set([undefined]));
  expect(sealerOf(key).open('', place)).toBeUndefined();
  expect(sealerOf(key).open(bytes.subarray(0, 39).toString('base64url'), place)).toBeUndefined();
});

test('The next key opens what was sealed before a rotation and after it', () => {
  const [old, next] = [newKey(), newKey()];
  const before = sealerOf(old).seal('before', place);
  const after = sealerOf(next, old).seal('after', place);
  expect(sealerOf(old, next).open(after, place)).toBe('after');
  expect(sealerOf(next, old).open(before, place)).toBe('before');
  expect(sealerOf(next).open(before, place)).toBeUndefined();
  expect(sealerOf(next).open(after, place)).toBe('after');
});

test('Without a key there is no sealer', () => {
  expect(createSealer([undefined, undefined])).toBeUndefined();
});

test('A sealed table keeps no plain value, and one that was moved or changed by hand reads as empty', async () => {
  const plain = createMemoryTable(() => 0);
  const table = sealedTable('name', plain, sealerOf(key));
  const [id, moved] = [
    { partition: 'p', key: 'k' },
    { partition: 'p', key: 'moved' },
  ];
  await table.insert(id, { token: 'open sesame' }, 1_000);
  const kept = await plain.read(id);
  expect(JSON.stringify(kept)).not.toContain('sesame');
  expect((await table.read(id))?.value).toEqual({ token: 'open sesame' });
  await plain.insert(moved, kept?.value ?? {}, 1_000);
  expect((await table.read(moved))?.value).toEqual({});
  const etag = (await plain.replace(id, kept?.etag ?? '', { token: 'forged' }, 1_000)) ?? '';
  expect((await table.read(id))?.value).toEqual({});
  await table.replace(id, etag, { token: 'new' }, 1_000);
  expect((await table.read(id))?.value).toEqual({ token: 'new' });
  plain.close();
});
