// The sample requests run from top to bottom: none fails because of those before it.
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { openLocalHost } from '../support/entryPoints.ts';
import { brunoTexts, readHttpFile, type SampleHosts, sendBruno, sendHttp, sentFile } from '../support/sampleFiles.ts';

type Send = (id: string, hosts: SampleHosts) => Promise<number>;

/** Bruno runs the folders by name, and the requests of one by their number, then by name. */
function brunoOrder(): readonly string[] {
  const placeOf = ([name, text]: readonly [string, string]) => {
    const [, folder = '', id = ''] = /^([A-Z].*)\/(\w+)\.bru$/.exec(name) ?? [];
    return { id, place: `${folder}/${/seq: (\d+)/.exec(text)?.[1]}/${id}` };
  };
  const found = [...brunoTexts].map(placeOf).filter(({ id }) => id !== '');
  return found.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ id }) => id);
}

/** Runs them one after the other in a new sandbox; returns those that failed. */
async function failedOf(ids: readonly string[], send: Send): Promise<readonly string[]> {
  const sandbox = await startSandbox();
  const host = await openLocalHost({ ...sandbox.settings, RELAY__ALLOW: '*, anything' }); // as npm start
  const failed: string[] = [];
  for (const id of ids) {
    const status = await send(id, { relay: `${host.origin}/api`, sandbox: sandbox.settings.APPLE__ORIGIN ?? '' });
    if (status < 200 || status > 299) failed.push(id);
  }
  await host.close();
  await sandbox.close();
  return failed;
}

test.each<readonly [string, readonly string[], Send]>([
  ['The .http file', [...readHttpFile(sentFile).requests.keys()], sendHttp],
  ['The collection of Bruno', brunoOrder(), sendBruno],
])(
  '%s: what fails in its order fails without the others as well',
  async (_, ids, send) => {
    const failed = await failedOf(ids, send);
    expect(failed.length).toBeLessThan(ids.length / 4);
    expect(await failedOf(failed, send)).toEqual(failed);
  },
  180_000,
);
