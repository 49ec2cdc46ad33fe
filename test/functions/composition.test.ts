// What a start leaves for later. In a process of its own, since other tests use the same rows.
import { execFileSync } from 'node:child_process';

const program = `
  const { catalog } = await import(${JSON.stringify(new URL('../../connector/catalog.js', import.meta.url))});
  const { createRelay } = await import(${JSON.stringify(new URL('../../functions/composition.js', import.meta.url))});
  const { readConfig } = await import(${JSON.stringify(new URL('../../functions/stores/readConfig.js', import.meta.url))});
  const isMade = (row) => !Object.getOwnPropertyDescriptor(row, 'parameters').get;
  const later = catalog.filter((row) => !isMade(row));
  const relay = createRelay(readConfig({ RELAY__PLAN_FIRST: process.argv[1] }), catalog);
  const made = later.filter(isMade).length;
  await relay.close();
  console.log(JSON.stringify({ later: later.length, made }));
`;

test.each(['', 'publish, -ReplyToReview'])(
  'makes no row of the contract at start, with RELAY__PLAN_FIRST=%j',
  (first) => {
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, first], { encoding: 'utf8' });
    const { later, made } = JSON.parse(output);
    expect(later).toBeGreaterThan(50);
    expect(made).toBe(0);
  },
);
