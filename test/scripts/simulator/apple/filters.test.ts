// Filters and sorting of simulated App Store Connect apps.
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { askApps, type SimulatedApp } from '../../../support/simulatedApple.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function names(found: readonly SimulatedApp[]): readonly (string | undefined)[] {
  return found.map(({ attributes }) => attributes.name);
}

describe('A filter keeps only what it names:', () => {
  test.each([
    ['filter[name]=Bramble Recipes,Tessera Notes', ['Bramble Recipes', 'Tessera Notes']],
    ['filter[bundleId]=com.example.gableplans', ['Gable Floor Plans']],
    ['filter[sku]=HINODE-2025', ['Hinode Habits']],
    ['filter[id]=6470100003', ['Tidewater Almanac']],
    ['filter[appStoreVersions.platform]=VISION_OS', ['Lantern Reader', 'Amber Field Guide']],
    ['filter[appStoreVersions.appVersionState]=REJECTED', ['Marea Surf', 'Basalt Climb']],
    ['filter[appStoreVersions.appStoreState]=IN_REVIEW', ['Hinode Habits', 'Willow Journal']],
    ['filter[reviewSubmissions.state]=UNRESOLVED_ISSUES', ['Marea Surf', 'Basalt Climb']],
    ['filter[reviewSubmissions.platform]=VISION_OS', ['Lantern Reader', 'Amber Field Guide']],
    ['filter[appStoreVersions.platform]=TV_OS&filter[name]=Copper Kettle Radio', ['Copper Kettle Radio']],
    ['filter[sku]=NOTHING', []],
    ['exists[gameCenterEnabledVersions]=true', []],
  ])('%s', async (query, expected) => {
    expect(names(await askApps(sandbox, new URLSearchParams(query).toString()))).toEqual(expected);
  });

  test('filter[appStoreVersions], by the ID of a version', async () => {
    const [app] = await askApps(sandbox, 'filter[sku]=HINODE-2025&include=appStoreVersions');
    const version = app?.relationships.appStoreVersions?.data?.[0]?.id;
    expect(names(await askApps(sandbox, `filter[appStoreVersions]=${version}`))).toEqual(['Hinode Habits']);
  });

  test('exists, in an account whose apps all have Game Center', async () => {
    expect(await askApps(sandbox, 'exists[gameCenterEnabledVersions]=true', 'GAMES__')).toHaveLength(12);
  });
});

test('Sorting goes by the named attribute, and down with a minus sign', async () => {
  const found = names(await askApps(sandbox, 'sort=-name'));
  expect(found).toEqual([...found].sort().reverse());
});
