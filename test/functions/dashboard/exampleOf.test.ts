// The examples in the inputs of the page that take JSON.
import { catalog } from '../../../connector/catalog.ts';
import { describeOperation } from '../../../functions/dashboard/describeOperation.ts';
import { exampleOf } from '../../../functions/dashboard/exampleOf.ts';

function example(id: string, input: string): unknown {
  const operation = catalog.find((each) => each.id === id);
  if (!operation) throw new Error(`There is no ${id}`);
  const { inputs } = describeOperation(operation, { allowed: true, simulated: true });
  return JSON.parse(inputs.find(({ name }) => name === input)?.example ?? 'null');
}

test('A list has one item with the names of all its fields', () => {
  expect(example('UploadScreenshots', 'pictures')).toEqual([
    {
      ...{ locale: 'en-US', fileUrl: 'https://example.com/', displayType: 'APP_IPHONE_67', position: 1 },
      fileName: expect.stringMatching(/./),
    },
  ]);
  expect(example('CreateInAppPurchase', 'texts')).toEqual([expect.objectContaining({ locale: 'en-US' })]);
  expect(example('CreateInAppPurchase', 'territories')).toEqual(['USA']);
});

test('What is no JSON, or is chosen from a list, has no example', () => {
  expect(exampleOf({ type: 'string' })).toBeUndefined();
  expect(exampleOf({ type: 'array', items: { type: 'string', enum: ['A'] } })).toBeUndefined();
});
