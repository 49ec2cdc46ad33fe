// Numbers where a text is declared: taken as written, everywhere in a body, and nowhere else.
import { catalog } from '../../../connector/catalog.ts';
import { arrayOf, list, number, object, oneOf, text } from '../../../connector/core/schema.ts';
import { parseExact } from '../../../functions/core/losslessJson.ts';
import { withTexts } from '../../../functions/pipeline/numbersAsText.ts';
import { testCallOf } from '../../support/call.ts';
import { writing } from '../../support/sampleOperations.ts';
import { validate } from '../../support/validate.ts';

const shape = object({
  name: text,
  code: oneOf('01', '02', '10'),
  size: number,
  secret: { ...text, format: 'password' },
  tags: list,
  rows: arrayOf(object({ id: text, rows: list })),
});

describe('Where a text is declared,', () => {
  test.each<[string, string, unknown]>([
    ['a number is its digits', '{"name":1}', { name: '1' }],
    ['a negative number is its digits', '{"name":-7}', { name: '-7' }],
    ['a version keeps its last zero', '{"name":2.10}', { name: '2.10' }],
    ['a number beyond 2^53 keeps all digits', '{"name":12345678901234567890}', { name: '12345678901234567890' }],
    ['numbers of a list become texts', '{"tags":[1,"2",9007199254740993]}', { tags: ['1', '2', '9007199254740993'] }],
    [
      'so do those of objects in lists',
      '{"rows":[{"id":1,"rows":[2]},{"id":"3"}]}',
      { rows: [{ id: '1', rows: ['2'] }, { id: '3' }] },
    ],
    ['a number is the one code that it can mean', '{"code":1}', { code: '01' }],
    ['a number is the code that is written so', '{"code":10}', { code: '10' }],
    ['a number that is no code stays to be refused', '{"code":7}', { code: '7' }],
    ['a number with an exponent stays a number', '{"name":1e3}', { name: 1000 }],
    ['a number stays no secret', '{"secret":12345678}', { secret: 12_345_678 }],
    ['truth stays truth', '{"name":true}', { name: true }],
  ])('%s', (_, given, taken) => {
    expect(withTexts(shape, parseExact(given))).toEqual(taken);
  });
});

test('A declared number stays one, however it was written', () => {
  expect(withTexts(shape, parseExact('{"size":1.10,"other":{"a":5}}'))).toEqual({ size: 1.1, other: { a: 5 } });
});

test('A number in a text is no number', () => {
  expect(withTexts(shape, parseExact('{"name":"a \\" 1.10, 12345678901234567890","size":2.50}'))).toEqual({
    name: 'a " 1.10, 12345678901234567890',
    size: 2.5,
  });
});

test('The body of a call is read so', async () => {
  expect((await writing({ name: 2024, tags: [7] })).body).toEqual({ name: '2024', tags: ['7'] });
});

test('An ID in a document of App Store Connect may be a number', async () => {
  const operation = catalog.find(({ id }) => id === 'CreatePhasedRelease');
  if (!operation) throw new Error('there is no such operation');
  const data = {
    type: 'appStoreVersionPhasedReleases',
    attributes: { phasedReleaseState: 'INACTIVE' },
    relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: 6448311069 } } },
  };
  const { body } = await validate(operation, testCallOf({ body: { data } }));
  expect(body).toMatchObject({ versionId: '6448311069' });
});
