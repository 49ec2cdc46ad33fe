// Input that `npm run new` rejects, and the next step that it names.
import { catalog } from '../../../connector/catalog.ts';
import { makeApple } from '../../../scripts/scaffold/apple.ts';
import { readWanted } from '../../../scripts/scaffold/ask.ts';
import { openChangeSet } from '../../../scripts/scaffold/changeSet.ts';
import { refuseTaken } from '../../../scripts/scaffold/conflicts.ts';
import { makeSamsung } from '../../../scripts/scaffold/samsung.ts';
import { copiedRoot } from './copy.ts';

function asked(line: string) {
  return readWanted(line.split(' '));
}

describe('The command line', () => {
  test('takes a name, a method and a path, however the method is written', () => {
    const wanted = { id: 'ListThings', method: 'GET', path: '/v1/things', store: 'apple' };
    expect(asked('ListThings get /v1/things')).toEqual(wanted);
    expect(readWanted(['ListThings', 'GET v1/things'])).toEqual(wanted);
  });

  test.each(['/seller/contentList', '/iap/v6/things', '/gss/query/things'])('gives %s to Galaxy Store', (path) => {
    expect(asked(`ReadThings GET ${path}`)?.store).toBe('samsung');
  });

  test('shows how it is used when asked', () => {
    expect(readWanted(['--help'])).toBeUndefined();
  });

  test.each([
    ['ListThings GET', /Give three words/],
    ['ListThings GET /v1/things more', /Give three words/],
    ['ListThings GET /v1/things --store apple', /"--store" is not a flag of this command; it has --help and no other/],
    ['--store=apple ListThings GET /v1/things', /"--store" is not a flag/],
    ['-s ListThings GET /v1/things', /"-s" is not a flag/],
    ['listThings GET /v1/things', /Write a verb and a noun/],
    ['List GET /v1/things', /Write a verb and a noun/],
    ['ListThings HEAD /v1/things', /Write one of GET, POST/],
    ['ListThings GET /v4/things', /App Store Connect has \/v1, \/v2 and \/v3/],
    ['ListThings GET /v1', /App Store Connect has \/v1, \/v2 and \/v3/],
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
    const from = wanted?.store === 'samsung' ? makeSamsung : makeApple;
    return wanted && from(openChangeSet(copiedRoot), wanted, catalog);
  };

  test.each([
    ['CreateAppTag POST /v1/appTags/{id}', /Apple has no POST for \/v1\/appTags\/\{id\}, but PATCH/],
    ['ReadTag PATCH /v1/appTags/{id}', /First: npm run new -- ListAppTags GET \/v1\/apps\/\{id\}\/appTags/],
    ['ListTagIds GET /v1/apps/{id}/relationships/appTags', /Take GET \/v1\/apps\/\{id\}\/appTags instead/],
    ['ReadUsages GET /v1/apps/{id}/metrics/betaTesterUsages', /Write the row by hand/],
    ['ListOldPurchases GET /v1/apps/{id}/inAppPurchases', /another form of inAppPurchases/],
    ['ReadBadge GET /seller/badges/{badgeId}', /Name it otherwise, such as \{badge\}/],
  ])('is not written for "%s"', (line, cure) => {
    expect(make(line)).toThrow(cure);
  });

  test('goes to the file that has its kind, and uses what is there', () => {
    const made = make('ListAppBuilds GET /v1/apps/{id}/builds')();
    expect(made?.piece).toMatchObject({ file: 'connector/stores/apple/builds.ts', exported: 'builds', declared: '' });
    expect(made?.piece.row).toContain('responds: build.page');
  });

  test('has the inputs of the body that Apple has, and those that must be given', () => {
    const made = make('CreateAppEvent POST /v1/appEvents')();
    expect(made?.required).toEqual(['body.appId', 'body.referenceName']);
    expect(made?.piece.row).toContain("appId: one('app', 'apps'");
  });

  test.each([
    ['ListNews GET /v1/news', 'news', 'newsItem'],
    ['ListFoo GET /v1/foo', 'foo', 'fooItem'],
    ['ListFoos GET /v1/foos', 'foos', 'foo'],
    ['ListStatus GET /v1/status', 'status', 'statusItem'],
    ['ListClasses GET /v1/classes', 'classes', 'classItem'],
    ['ListLists GET /v1/lists', 'lists', 'listItem'],
    ['ListNew GET /v1/new', 'appleNew', 'newItem'],
    ['ListBitParts GET /v1/bit-parts', 'bitParts', 'bitPart'],
  ])('has a name of its own, and another for its kind: %s', (line, exported, constant) => {
    const { piece } = make(line)() ?? {};
    expect(piece?.exported).toBe(exported);
    expect(piece?.declared).toMatch(new RegExp(`^const ${constant} = `));
    expect(piece?.row).toContain(`responds: ${constant}.page`);
  });

  test("is written where Apple's contract does not know the route, with a warning", () => {
    const made = make('ListThings GET /v1/things')();
    expect(made?.notes).toEqual([expect.stringContaining('does not know GET /v1/things')]);
    expect(made?.piece.row).toContain('responds: thing.page');
  });
});
