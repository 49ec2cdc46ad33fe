// The pages about plans, products and checks: their tables and examples are those of the catalog and of the sandbox.
import { catalog } from '../../connector/catalog.ts';
import { sampleBodies } from '../../scripts/generate/sampleBodies.ts';
import { filesPort, RELAY_PORT } from '../../scripts/local-host/ports.ts';
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { openLocalHost, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';
import { readText } from '../support/sources.ts';

function jsonIn(page: string): readonly Readonly<Record<string, unknown>>[] {
  return [...readText(page).matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => JSON.parse(text));
}

test('The table of plans has every operation with Plan only, and no other', () => {
  const [, table = ''] =
    /^\| Action \| Operation \|\n\|---\|---\|\n([\s\S]*?)\n\n/m.exec(readText('docs/plans.md')) ?? [];
  const rows = table.split('\n').map((line) => line.split(' | ') as [titles: string, ids: string]);
  const inTable = rows.flatMap(([, ids]) => [...ids.matchAll(/`(\w+)`/g)].map(([, id]) => id));
  const planned = catalog.filter(({ names, body }) => names.query.includes('dryRun') || body?.properties?.dryRun);
  expect([...inTable].sort()).toEqual(planned.map(({ id }) => id).sort());
  const titles = rows.map(([each]) => each).join(' ');
  expect(planned.filter(({ summary }) => !titles.includes(summary)).map(({ id }) => id)).toEqual([]);
});

test('The examples of products and pages are the bodies of the sample requests', () => {
  const { CreateInAppPurchase, CreateSubscription, CreateCustomProductPage, CreateExperiment } = sampleBodies;
  const { CreateSubscriptionOfferCodes, CreateInAppPurchaseOfferCodes } = sampleBodies;
  const shown = JSON.stringify(jsonIn('docs/in-app-purchases.md')).replaceAll(
    `http://127.0.0.1:${filesPort(RELAY_PORT)}`,
    '{{sandbox}}',
  );
  expect(JSON.parse(shown)).toEqual([
    ...[CreateInAppPurchase, CreateSubscription, CreateSubscriptionOfferCodes, CreateInAppPurchaseOfferCodes],
    ...[CreateCustomProductPage, CreateExperiment],
  ]);
});

test('The example of a check is what the sandbox responds', async () => {
  const sandbox = await startSandbox();
  const host = await openLocalHost(sandbox.settings);
  try {
    const [example] = jsonIn('docs/before-submission.md');
    const { checks, ...rest } = example as { checks: readonly object[] };
    const response = await fetch(`${host.origin}/api/apple/recipes/checkVersion?appId=6470107922`, {
      headers: { 'x-functions-key': TEST_FUNCTION_KEY },
    });
    const answer = (await response.json()) as { checks: readonly object[] };
    expect(answer).toMatchObject(rest);
    expect(answer.checks).toEqual(expect.arrayContaining([...checks]));
  } finally {
    await host.close();
    await sandbox.close();
  }
});
