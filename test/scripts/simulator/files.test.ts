// The files to upload of the simulated App Store Connect: their kinds, and the port at which they are.
import { sampleStarts } from '../../../scripts/simulator/apple/files/sampleFile.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { readText } from '../../support/sources.ts';

const open = closeLater();

test('docs/screenshots.md names every kind, and each begins as its kind does', async () => {
  const [, sentence = ''] = /The name ends in (.*?), and the size/.exec(readText('docs/screenshots.md')) ?? [];
  const endings = [...sentence.matchAll(/`\.(\w+)`/g)].map(([, ending = '']) => ending);
  expect(endings.sort()).toEqual(Object.keys(sampleStarts).sort());
  const { origins } = await open(startSandbox());
  for (const [ending, start] of Object.entries(sampleStarts)) {
    const bytes = await (await fetch(`${origins.apple.api}/storage/samples/1000/app.${ending}`)).arrayBuffer();
    expect(Buffer.from(bytes).toString('latin1')).toMatch(start);
    expect(bytes.byteLength).toBe(1_000);
  }
  expect((await fetch(`${origins.apple.api}/storage/samples/1000/app.exe`)).status).toBe(404);
});

test('They are at the wanted port if it is free, and else at another', async () => {
  const first = await startSandbox();
  const filesPort = Number(new URL(first.origins.apple.api ?? '').port);
  const other = await open(startSandbox({ filesPort }));
  expect(other.origins.apple.api).not.toBe(first.origins.apple.api);
  await first.close();
  const again = await open(startSandbox({ filesPort }));
  expect(again.origins.apple.api).toBe(first.origins.apple.api);
});
