// Input that `npm run new` rejects, and the next step that it names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../../../connector/catalog.ts';
import { openContract } from '../../../connector/stores/apple/contractFile.ts';
import { readWanted } from '../../../scripts/scaffold/ask.ts';
import { openChangeSet } from '../../../scripts/scaffold/changeSet.ts';
import { refuseTaken } from '../../../scripts/scaffold/conflicts.ts';
import { withReplies } from '../../../scripts/scaffold/questions.ts';
import { loadScaffoldStores } from '../../../scripts/scaffold/scaffoldStores.ts';
import { scaffoldUsage } from '../../../scripts/scaffold/usage.ts';
import { makeNew } from '../../../scripts/scaffold/write.ts';
import { copiedRoot } from './copy.ts';

const contract = openContract(
  JSON.parse(readFileSync(join(copiedRoot, 'connector/stores/apple/contract.generated.json'), 'utf8')),
);
const known = await loadScaffoldStores(catalog);
function asked(line: string) {
  return readWanted(line.split(' '), known);
}

describe('The command line', () => {
  test('takes a name, a method and a path, however the method is written', () => {
    const wanted = { id: 'ListThings', method: 'GET', path: '/v1/things', store: 'apple' };
    expect(asked('ListThings get /v1/things')).toEqual(wanted);
    expect(readWanted(['ListThings', 'GET v1/things'], known)).toEqual(wanted);
  });

  test.each(['/seller/contentList', '/iap/v6/things', '/gss/query/things'])('gives %s to Galaxy Store', (path) => {
    expect(asked(`ReadThings GET ${path}`)?.store).toBe('samsung');
  });

  test("takes Apple's operationId, with the words for it", () => {
    const words = { summary: 'Update', visibility: 'advanced', labels: { name: 'Visible' } };
    const line =
      'merchantIds_updateInstance --id UpdateMerchantId --summary Update --visibility advanced --label name=Visible';
    const wanted = { id: 'UpdateMerchantId', method: 'PATCH', path: '/v1/merchantIds/{id}', store: 'apple', words };
    expect(asked(line)).toEqual(wanted);
  });

  test('shows how it is used when asked', () => {
    expect(readWanted(['--help'], known)).toBeUndefined();
    expect(scaffoldUsage(known)).toContain(
      'PATH       as the store writes it: /v1/, /v2/ or /v3/ (App Store Connect), /seller/, /iap/ or /gss/ (Galaxy Store)',
    );
    expect(scaffoldUsage(known)).toContain('npm run new -- apps_appClips_getToManyRelated --id ListAppClips\n');
  });

  test.each([
    ['ListThings GET', /Give three words/],
    ['ListThings GET /v1/things more', /Give three words/],
    ['ListThings GET /v1/things --stores apple', /"--stores" is not a flag of this command/],
    ['ListThings GET /v1/things --store play', /"play" is not a store. Write one of apple, samsung/],
    ['ListThings GET /v1/things --store samsung', /is not a path of Galaxy Store/],
    ['ListThings', /Apple's contract does not have ListThings.*give three words/],
    ['-s ListThings GET /v1/things', /"-s" is not a flag/],
    ['merchantIds_updateInstance', /Name the action: --id UpdateMerchantId, for example/],
    ['merchantIds_updateInstance PATCH /v1/merchantIds/{id}', /Give Apple's operationId alone/],
    ['appTags_getEverything --id ReadTags', /Apple's contract does not have appTags_getEverything/],
    ['merchantIds_updateInstance --id update', /Write a verb and a noun/],
    ['merchantIds_updateInstance --id UpdateMerchantId --visibility loud', /Write important or advanced/],
    ['merchantIds_updateInstance --id UpdateMerchantId --access all', /Write one of read, write, publish/],
    ['merchantIds_updateInstance --id UpdateMerchantId --summary Update.', /does not end with a full stop/],
    ['merchantIds_updateInstance --id UpdateMerchantId --description Updates', /ends with a full stop/],
    ['merchantIds_updateInstance --id UpdateMerchantId --label name', /is not a label/],
    ['listThings GET /v1/things', /Write a verb and a noun/],
    ['List GET /v1/things', /Write a verb and a noun/],
    ['ListThings HEAD /v1/things', /Write one of GET, POST/],
    ['ListThings GET /v4/things', /belongs to no store.*\/v1\/, \/v2\/ or \/v3\/ \(App Store Connect\)/],
    ['ListThings GET /v1', /belongs to no store/],
    ['ListThings GET /v1/things?limit=1', /Write it as the store does/],
    ['ListThings GET /v1/../things', /Write it as the store does/],
    ["ListThings GET /v1/things'", /Write it as the store does/],
    ['ListThings GET /v1/{id}/{id}', /Write it as the store does/],
    ['ListThings GET C:/Git/v1/things', /Write it without its first slash/],
  ])('takes no "%s"', (line, cure) => {
    expect(() => asked(line)).toThrow(cure);
  });
});

describe('The catalog', () => {
  const refuse = (line: string) => () => {
    const wanted = asked(line);
    if (wanted) refuseTaken(wanted, catalog);
  };

  test.each([
    ['ListApps GET /v1/things', /ListApps is there already: GET \/v1\/apps/],
    ['LiStApps GET /v1/things', /ListApps is there already/],
    ['ListApps GET /v1/things', /Choose another name/],
    ['ListApps GET /v1/apps', /^ListApps is there already: GET \/v1\/apps\. Change its row\.$/],
    ['ListApps GET /v1/builds', /GET \/v1\/builds is there already, as ListBuilds\. Change that row/],
    ['ListOthers GET /v1/apps', /is there already, as ListApps/],
    ['ReadOther GET /v1/apps/{app}', /is there already, as ReadApp/],
    ['AskPart GET /v1/apps/{id}/{part}', /Choose a name that sorts after/],
  ])('has no room for "%s"', (line, cure) => {
    expect(refuse(line)).toThrow(cure);
  });

  test('has room for the same route by another method', () => {
    expect(refuse('CreateApp POST /v1/apps')).not.toThrow();
  });
});

describe('A row', () => {
  const make = (line: string) => () => {
    const wanted = asked(line);
    return wanted && makeNew(openChangeSet(copiedRoot), wanted, catalog, known[wanted.store]);
  };

  test.each([
    ['CreateAppTag POST /v1/appTags/{id}', /Apple has no POST for \/v1\/appTags\/\{id\}, but PATCH/],
    ['ReadMerchant PATCH /v1/merchantIds/{id}', /First: npm run new -- ListMerchantIds GET \/v1\/merchantIds/],
    ['ListTagIds GET /v1/apps/{id}/relationships/appTags', /Take GET \/v1\/apps\/\{id\}\/appTags instead/],
    ['ReadUsages GET /v1/apps/{id}/metrics/betaTesterUsages', /Write the overlay by hand/],
    ['ListOldPurchases GET /v1/apps/{id}/inAppPurchases', /another form of inAppPurchases/],
    ['ListThings GET /v1/things', /does not have GET \/v1\/things/],
    ['apps_appClips_getToManyRelated --id ListAppClips --label colour=Colour', /no new input or attribute "colour"/],
    ['ReadBadge GET /seller/badges/{badgeId}', /Or name it otherwise, such as \{badge\}/],
    ['ReadBadge GET /seller/badges/{badge} --label medal=Medal', /no new input "medal"/],
  ])('is not written for "%s"', (line, cure) => {
    expect(make(line)).toThrow(cure);
  });
});

describe('A terminal asks', () => {
  const ask = async (line: string, given: Readonly<Record<string, string>> = {}) => {
    const asked: string[] = [];
    const args = await withReplies(line.split(' '), known, async (question, suggestion) => {
      asked.push(`${question}: ${suggestion}`);
      return given[question] ?? suggestion;
    });
    return { asked, added: args.slice(line.split(' ').length) };
  };

  test("for the ID and the words of an operation of Apple's contract, with suggestions", async () => {
    const { asked, added } = await ask('apps_appClips_getToManyRelated', { Summary: 'List tags' });
    expect(asked).toEqual([
      'ID: ListAppClips',
      'Summary: List app clips',
      'Description: Lists the app clips, one page at a time.',
      'Visibility, important or advanced: ',
      'Label of filter[bundleId]: Bundle ID',
    ]);
    expect(added).toEqual(['--id', 'ListAppClips', '--summary', 'List tags']);
  });

  test('for the words of a row, and the label of each value in its path', async () => {
    const { asked, added } = await ask('PinBadge POST /seller/badges/{badge}', { 'Label of badge': 'Medal' });
    expect(asked).toEqual([
      'Summary: Pin Galaxy Store badge',
      'Description: Pins the Galaxy Store badge.',
      'Visibility, important or advanced: ',
      'Access, write or publish: write',
      'Label of badge: Badge',
    ]);
    expect(added).toEqual(['--label', 'badge=Medal']);
  });

  test.each([
    '--help',
    'merchantIds_updateInstance --id UpdateMerchantId',
    'ListThings GET',
    'ListThings GET /v9/things',
  ])('for nothing after "%s"', async (line) => {
    expect(await ask(line)).toEqual({ asked: [], added: [] });
  });
});

describe('The words of a row', () => {
  test('are those of the flags', () => {
    const changes = openChangeSet(copiedRoot);
    const flags = '--summary Pin --visibility advanced --access publish --label badge=Medal';
    const wanted = asked(`PinBadge POST /seller/badges/{badge} ${flags}`);
    if (!wanted) throw new Error('no operation');
    const { file } = makeNew(changes, wanted, catalog, known.samsung);
    const text = changes.read(file) ?? '';
    expect(text).toContain("summary: 'Pin',");
    expect(text).toContain("access: 'publish',\n    visibility: 'advanced',");
    expect(text).toContain("path('badge', 'Medal', 'The badge.')");
  });
});

describe('The words of an operation', () => {
  const write = (line: string) => {
    const changes = openChangeSet(copiedRoot);
    const wanted = asked(line);
    if (!wanted) throw new Error(line);
    const made = makeNew(changes, wanted, catalog, known[wanted.store]);
    return { ...made, changed: changes.changed(), text: changes.read(made.file) ?? '' };
  };

  test('go to the overlay that has its resource, and nowhere else', () => {
    const { file, exported, changed, text } = write('ListAppBuilds GET /v1/apps/{id}/builds');
    expect([file, exported, changed]).toEqual(['connector/stores/apple/overlay/builds.ts', 'builds', [file]]);
    expect(text.match(/^ {4}Build: \{/gm)).toHaveLength(1);
    expect(text).toContain("ListAppBuilds: {of: 'apps_builds_getToManyRelated'");
  });

  test('go to the overlay with operations of its type if it returns no resource', () => {
    const { file } = write('DeleteScreenshotSet DELETE /v1/appScreenshotSets/{id}');
    expect(file).toBe('connector/stores/apple/overlay/screenshots.ts');
  });

  test('go to a new overlay if there is none for its resource, which the catalog takes', () => {
    const { file, changed, text } = write('apps_appClips_getToManyRelated --id ListAppClips');
    expect(changed).toEqual([file, 'connector/stores/apple/overlay/overlays.ts', 'connector/stores/apple/catalog.ts']);
    expect(text).toContain("AppClip: {what: 'app clip', attributes: {bundleId: {}}}");
  });

  test('name the inputs that must be given, as the relay does', () => {
    expect(write('CreateAppEvent POST /v1/appEvents').required).toEqual(['body.appId', 'body.referenceName']);
  });

  test.each([
    ['--visibility advanced', "visibility: 'advanced'"],
    ['--access publish --summary Tag', "summary: 'Tag'"],
    ['--label bundleId=Shown', "bundleId: { title: 'Shown' }"],
    ['--label filter[bundleId]=Shown', "'filter[bundleId]': { title: 'Shown' }"],
  ])('are those of the flags: %s', (flags, code) => {
    expect(write(`apps_appClips_getToManyRelated --id ListAppClips ${flags}`).text).toContain(code);
  });

  test('of an old operation come with a warning', () => {
    const old = contract.names.find((id) => contract.outline(id)?.deprecated && /^apps_.*getToManyRelated$/.test(id));
    const { notes } = write(`${old} --id ListOldThings`);
    expect(notes).toEqual(['Apple has deprecated this operation.']);
  });
});
