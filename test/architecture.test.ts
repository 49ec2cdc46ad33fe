// The architecture: imports go one way through folders and layers, few files import each package, and every file states its purpose.
import { dirname } from 'node:path/posix';
import { generated, readGenerated } from '../scripts/generate/files.ts';
import {
  allFiles,
  baseNameOf,
  importedNames,
  importsOf,
  leadsTo,
  packageOf,
  readText,
  sources,
} from './support/sources.ts';
import { allowedNames, bannedWords, exportedValues, exportsOf, namesIn, usesOf, wordsOf } from './support/words.ts';

/** The client imports none of them, and only tests import it. */
const topFolders = ['connector', 'functions', 'scripts', 'test'];
const every = sources(...topFolders);
function rank(path: string): number {
  return topFolders.indexOf(path.split('/')[0] ?? '');
}

test('The source tree has its four folders, with something in each', () => {
  expect(topFolders.map((topFolder) => sources(topFolder).length > 0)).toEqual([true, true, true, true]);
});

/** The layers of each top-level folder, lowest first. A file may import its own layer and those before it; layers of one line do not import each other. */
const layers: Readonly<Record<string, readonly (readonly string[])[]>> = {
  connector: [['core'], ['relay'], ['stores'], ['overview'], ['catalog'], ['emit']],
  functions: [
    ['contract'],
    ['core'],
    ['auth', 'transport', 'telemetry', 'state'],
    ['config'],
    ['pipeline'],
    ['workflow'],
    ['dispatch', 'dashboard'],
    ['overview', 'reports', 'triggers'],
    ['stores'],
    ['webhooks', 'jobs', 'mcp'],
    ['recipes'],
    ['hosting'],
    ['composition'],
    ['handlers'],
    ['main'],
  ],
};

/** The layer of a file: its folder below the top-level folder, or its own name if it has none. */
function layerOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.ts$/, '');
}

describe.each(Object.entries(layers))('The layers of %s', (topFolder, order) => {
  const files = sources(topFolder);
  const height = (path: string): number => order.findIndex((names) => names.includes(layerOf(path)));

  test('have a place for every file, and something in each', () => {
    expect(files.filter((path) => height(path) < 0)).toEqual([]);
    expect([...new Set(files.map(layerOf))].sort()).toEqual(order.flat().sort());
  });

  test('import only themselves and those before them', () => {
    const against = files
      .flatMap(importsOf)
      .map((each) => ({ from: each.from, to: leadsTo(each) }))
      .filter(
        ({ from, to }) =>
          to?.startsWith(`${topFolder}/`) && layerOf(to) !== layerOf(from) && height(to) >= height(from),
      )
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(against).toEqual([]);
  });
});

describe('Imports', () => {
  test('only point left: connector, functions, scripts, test', () => {
    const right = every
      .flatMap(importsOf)
      .filter((each) => rank(leadsTo(each) ?? 'connector') > rank(each.from))
      .map(({ from, what }) => `${from} imports ${what}`);
    expect(right).toEqual([]);
  });

  test('never leave the four folders', () => {
    const isOfClient = (path = ''): boolean => path.startsWith('client/');
    const stray = every
      .flatMap(importsOf)
      .filter((each) => rank(leadsTo(each) ?? 'connector') < 0)
      .filter((each) => !(each.from.startsWith('test/') && isOfClient(leadsTo(each))));
    expect(stray).toEqual([]);
  });

  test('of the connector lead to nothing but the connector, not even to Node', () => {
    const stray = sources('connector')
      .flatMap(importsOf)
      .filter((each) => !leadsTo(each)?.startsWith('connector/'));
    expect(stray).toEqual([]);
  });

  test('make no cycle when the program runs', () => {
    const next = new Map(
      every.map(
        (path) =>
          [
            path,
            importsOf(path)
              .filter(({ typeOnly }) => !typeOnly)
              .map(leadsTo),
          ] as const,
      ),
    );
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      if (trail.includes(path) || done.has(path)) return;
      for (const each of next.get(path) ?? []) if (each) visit(each, [...trail, path]);
      done.add(path);
    };
    for (const path of every) visit(path, []);
    expect(circles).toEqual([]);
  });

  test('between the folders of the relay go one way; the folder of a store is one with those inside', () => {
    const unitOf = (path: string): string => /^functions\/stores\/\w+(?=\/)/.exec(path)?.[0] ?? dirname(path);
    const directions = new Set(
      sources('functions')
        .filter((path) => dirname(path) !== 'functions')
        .flatMap(importsOf)
        .map((each) => [unitOf(each.from), unitOf(leadsTo(each) ?? each.from)])
        .filter(([from, to]) => from !== to)
        .map((trail) => trail.join(' <-> ')),
    );
    expect(directions.size).toBeGreaterThan(0);
    expect([...directions].filter((trail) => directions.has(trail.split(' <-> ').reverse().join(' <-> ')))).toEqual([]);
  });

  test('end in .ts, so that one file has one name', () => {
    const other = every.flatMap(importsOf).filter((each) => leadsTo(each) && !each.what.endsWith('.ts'));
    expect(other).toEqual([]);
  });
});

describe('The client', () => {
  const files = sources('client');

  test('imports nothing but itself, so that it can be copied', () => {
    expect(files.length).toBeGreaterThan(3);
    expect(files.flatMap(importsOf).filter((each) => !leadsTo(each)?.startsWith('client/'))).toEqual([]);
    expect(Object.keys(JSON.parse(readText('client/package.json')))).not.toContain('dependencies');
  });

  test('has short files that say what they are for, and one class, its error', () => {
    const written = files.filter((path) => !path.endsWith('.generated.ts'));
    expect(written.filter((path) => readText(path).split('\n').length > 181)).toEqual([]);
    expect(files.filter((path) => !/^\/\/ \S[^\n]{10,}\n/.test(readText(path)))).toEqual([]);
    expect(written.flatMap((path) => readText(path).match(/\bclass\s+\w+/g) ?? [])).toEqual(['class RelayError']);
    expect(written.filter((path) => /:\s*any\b|<any>|\bas any\b|@ts-ignore/.test(readText(path)))).toEqual([]);
  });

  test('is of the version of the relay', () => {
    expect(JSON.parse(readText('client/package.json')).version).toBe(JSON.parse(readText('package.json')).version);
  });
});

/** The files that may import a package, outside tests. Type imports are not restricted. */
const importers: Readonly<Record<string, RegExp>> = {
  ajv: /^functions\/pipeline\/compileSchema\.ts$|^scripts\//,
  axios: /^functions\/transport\/(connectionPool|undiciAdapter)\.ts$|^scripts\/load\/bench\//,
  undici: /^functions\/(transport\/connectionPool|transport\/undiciAdapter)\.ts$|^scripts\/load\/bench\//,
  jose: /^functions\/auth\/(signJwt|verifyJws)\.ts$|^scripts\/(simulator|load\/bench)\//,
  '@azure/functions': /^functions\/main\.ts$|^scripts\/(local-host|load\/bench)\//,
  '@azure/identity': /^functions\/(auth\/keyVaultSigner|state\/storageClients)\.ts$/,
  '@azure/keyvault-keys': /^functions\/auth\/keyVaultSigner\.ts$/,
  '@azure/data-tables': /^functions\/state\/storageClients\.ts$/,
  '@apple/app-store-server-library': /^functions\/stores\/apple\/signedData\.ts$/,
  '@azure/storage-queue': /^functions\/state\/storageClients\.ts$/,
  '@modelcontextprotocol/server': /^functions\/mcp\/server\.ts$/,
};

describe('Each dependency is imported in few files:', () => {
  const built = every.filter((path) => !path.startsWith('test/')).flatMap(importsOf);

  test.each(Object.entries(importers))('%s', (name, allowed) => {
    const entries = built.filter((each) => packageOf(each) === name && !each.typeOnly).map(({ from }) => from);
    expect(entries.filter((path) => !allowed.test(path))).toEqual([]);
    expect(entries.some((path) => path.startsWith('functions/'))).toBe(true);
  });

  test('what is deployed imports no other package', () => {
    const names = new Set(
      built
        .filter(({ from }) => from.startsWith('functions/'))
        .filter((each) => !leadsTo(each))
        .map(packageOf),
    );
    expect([...names].sort()).toEqual(['node:', ...Object.keys(importers)].sort());
  });

  test('what only some relays and calls need is loaded when it is needed, and never before', () => {
    const optional = Object.keys(JSON.parse(readText('package.json')).optionalDependencies);
    const early = sources('functions')
      .flatMap(importsOf)
      .filter((each) => optional.includes(packageOf(each)) && !each.typeOnly && !each.lazy);
    expect(optional).toEqual([
      '@apple/app-store-server-library',
      '@azure/data-tables',
      '@azure/identity',
      '@azure/keyvault-keys',
      '@azure/storage-queue',
      '@modelcontextprotocol/server',
    ]);
    expect(early).toEqual([]);
  });

  test('the environment is read in functions/main.ts', () => {
    // the files of the page are texts there, with code for others to copy
    const readers = sources('connector', 'functions').filter(
      (path) => path !== 'functions/dashboard/files.ts' && /\bprocess\s*(\.|\[')env\b/.test(readText(path)),
    );
    expect(readers).toEqual(['functions/main.ts']);
  });

  test('the wall clock is read in functions/core/time.ts: whoever waits or measures takes the monotonic one', () => {
    const readers = sources('functions').filter(
      (path) => !path.startsWith('functions/dashboard/') && /\bDate\.now\b|new Date\(\)/.test(readText(path)),
    );
    expect(readers).toEqual(['functions/core/time.ts']);
  });
});

/** Where a store is named outside its folders and the simulator, and why. */
const storeNamesAllowed: readonly (readonly [RegExp, string])[] = [
  [/^connector\/core\/stores\.ts$/, 'one line for each store'],
  [/^functions\/config\/suffixList\.ts$/, 'top-level domains, two of which are called like the stores'],
  [/^functions\/dashboard\/files\.ts$/, 'written by npm run generate: the page has an option for each store'],
  [/^functions\/dashboard\/web\/(sales|weekly)\.js$/, 'charts of figures that each store counts in its own way'],
  [/^functions\/mcp\/synonyms\.ts$/, 'words of questions, one of which is app store'],
  [/^connector\/overview(\/weekly)?\.ts$/, 'the rows over all stores: their texts say what only one of them has'],
  [
    /^connector\/relay\/(dashboard|expirations|relay)\.ts$/,
    "rows of the relay with a fact of Apple's contract or keys",
  ],
  [/^connector\/emit\/(about|httpFile|mcpConnector)\.ts$/, 'the description of the product, as it is published'],
  [/^connector\/emit\/mcpToolList\.ts$/, 'the operations that agents get as tools, chosen one by one'],
  [/^scripts\/connector-lint\/(exceptions|wording)\.ts$/, 'proper names in titles, and exceptions by their place'],
  [/^scripts\/scaffold\/finish\.ts$/, "a message of the check against Apple's document"],
  [/^functions\/reports\/column(s|Types)\.ts$/, 'values of report columns, such as devices, and titles with Apple ID'],
  [/^scripts\/(apple-contract|contract)\//, "compares with Apple's document, and stores its facts"],
  [/^scripts\/(generate|package|policy)\//, "handles the file or the page of Apple's document"],
  [/^scripts\/(load|dashboard)\//, 'fixed calls to both stores: a measurement, and the pictures of the page'],
];

/** A store or its owner, as a word or as part of a name: `apple`, `appleOperations`, `listGalaxy`; not `appStores`, stores with apps. */
const storeName = /apple|samsung|galaxy|\bapp store\b|appStore(?!s)/i;

describe('A store is known by its definition, so that one can be added:', () => {
  const own = /^(connector|functions|scripts)\/stores\/|^scripts\/simulator\/|^test\//;
  const code = allFiles()
    .filter((path) => /\.(ts|js)$/.test(path) && rank(path) >= 0 && !own.test(path))
    .filter((path) => storeName.test(withoutComments(readText(path))));

  test('no other code names one', () => {
    expect(code.filter((path) => !storeNamesAllowed.some(([pattern]) => pattern.test(path)))).toEqual([]);
  });

  test('a name is found as a word, inside another name and as a title', () => {
    const found = ["'apple'", 'appleOperations', 'isSamsung', 'ListGalaxyApps', "'App Store Connect'", 'appStoreFeeds'];
    expect(found.filter((each) => !storeName.test(each))).toEqual([]);
    expect(['appStores', 'appStoresInWords', 'storeNames'].filter((each) => storeName.test(each))).toEqual([]);
  });

  test.each(storeNamesAllowed)('%s has a reason to: %s', (pattern) => {
    expect(code.some((path) => pattern.test(path))).toBe(true);
  });
});

/** The text without comments; a pattern in a string that looks like a comment is removed as well. */
function withoutComments(text: string): string {
  return text.replace(/(^|\s)\/\*[\s\S]*?\*\//g, '$1').replace(/(^|\s)\/\/[^\n]*/g, '$1');
}

describe('Every file', () => {
  const matching = (pattern: RegExp, paths = every): string[] => paths.filter((path) => pattern.test(readText(path)));

  test('begins with a sentence that says what it is for', () => {
    expect(every.filter((path) => !/^\/\/ \S[^\n]{10,}\n/.test(readText(path)))).toEqual([]);
  });

  test('exports by name', () => {
    expect(matching(/^export\s+default\b|\bas\s+default\b/m)).toEqual([]);
  });

  test('exports what is its own: there are no barrels', () => {
    expect(matching(/^export\s+(\*|\{[^}]*\})/m)).toEqual([]);
  });

  test('is without classes; the one error is the exception', () => {
    expect(matching(/^\s*(export\s+)?(abstract\s+)?class\s+\w+/m)).toEqual(['functions/core/errors.ts']);
    expect(readText('functions/core/errors.ts').match(/\bclass\s+\w+/g)).toEqual(['class Failure']);
  });

  test('has no type that hides one of the platform', () => {
    expect(matching(/\b(type|interface|class|enum)\s+(Request|Response|Proxy)\b/)).toEqual([]);
  });

  test('declares its top-level functions; one with a type of its own, such as Recipe, may be a constant', () => {
    const arrow = new RegExp(
      [
        /^(?:export )?const \w+ = (?:async )?(?:<[^>\n]*>)?/.source,
        /(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\w+)(?:: [^=\n]+?)? =>/.source,
      ].join(''),
      'm',
    );
    expect(arrow.test('export const read = async (path: string, at = (1)): Promise<string> => path;')).toBe(true);
    expect(matching(arrow, sources('connector', 'functions', 'scripts'))).toEqual([]);
  });

  test('begins with what it exports: the functions that only the file itself calls come below', () => {
    const own = /^(async )?function\*? \w+/m;
    const exported = /^export (async )?(function\*?|const) \w+/m;
    const first = (pattern: RegExp, text: string): number => pattern.exec(text)?.index ?? text.length;
    const inverted = sources('connector', 'functions', 'scripts', 'client').filter((path) => {
      const text = readText(path);
      return exported.test(text) && first(own, text) < first(exported, text);
    });
    expect(inverted).toEqual([]);
  });

  test('has a name that says what is in it', () => {
    expect(allFiles().filter((path) => /manager|helper|util/i.test(baseNameOf(path)))).toEqual([]);
  });

  test('is short; a table may be longer', () => {
    const table = /^connector\/stores\/|^functions\/config\/suffixList\.ts$|^test\//;
    const long = every.filter((path) => !table.test(path) && readText(path).split('\n').length > 181);
    expect(long).toEqual([]);
  });

  test('has no `any` and no `!` that silences the compiler', () => {
    expect(
      matching(/:\s*any\b|<any>|\bas any\b|@ts-ignore|@ts-nocheck/, sources('connector', 'functions', 'scripts')),
    ).toEqual([]);
  });
});

describe('Names', () => {
  const isBanned = (name: string): boolean => wordsOf(name).some((word) => Object.hasOwn(bannedWords, word));
  const code = allFiles().filter(
    (path) => /\.(ts|mjs|js)$/.test(path) && !/^(functions\/dashboard\/files|test\/support\/words)\.ts$/.test(path),
  );
  const named = new Map(code.map((path) => [path, namesIn(readText(path))]));

  test('in code have none of the banned words', () => {
    const found = [...named].flatMap(([path, names]) =>
      [...names]
        .filter((name) => isBanned(name) && !Object.hasOwn(allowedNames, name))
        .map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  test('that keep a banned word are needed', () => {
    const names = new Set([...named.values()].flatMap((each) => [...each]));
    expect(Object.keys(allowedNames).filter((name) => !isBanned(name) || !names.has(name))).toEqual([]);
  });

  test('of files have none of the banned words', () => {
    expect(allFiles().filter((path) => isBanned(baseNameOf(path)))).toEqual([]);
  });

  test('are found in code, and not in comments, texts and regular expressions', () => {
    const text = '// told\n/* heard */ const world = [\'shop\', "room", `door`, /weather/g, openShop(1 / 2)];';
    expect([...namesIn(text)]).toEqual(['const', 'world', 'openShop']);
    expect([isBanned('openShops'), isBanned('toldRollout'), isBanned('workshop'), isBanned('cookie')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('that files export mean one thing each', () => {
    const places = new Map<string, string[]>();
    for (const path of every)
      for (const name of new Set(exportsOf(readText(path)))) places.set(name, [...(places.get(name) ?? []), path]);
    const homonyms = [...places].filter(([, paths]) => paths.length > 1).map(([name]) => name);
    expect(homonyms).toEqual([]);
  });
});

/** Exported values that no other file of the program imports, and why. */
const exportsAllowed: readonly (readonly [RegExp, string])[] = [
  [/^scripts\/samples\//, 'runs the samples, which only tests do'],
];

describe('What a file exports', () => {
  const importers = new Map<string, Set<string>>();
  for (const path of every)
    for (const { file, name } of importedNames(path)) {
      const key = `${file}: ${name}`;
      importers.set(key, (importers.get(key) ?? new Set()).add(path));
    }
  /** A value that is only imported by tests has to be part of what its own file does. */
  const unused = sources('connector', 'functions', 'scripts').flatMap((path) =>
    exportedValues(readText(path))
      .filter((name) => {
        const by = [...(importers.get(`${path}: ${name}`) ?? [])];
        if (by.some((each) => !each.startsWith('test/'))) return false;
        return by.length === 0 || usesOf(name, readText(path)) < 2;
      })
      .map((name) => `${path}: ${name}`),
  );

  test('is imported by another file, and not for tests alone', () => {
    expect(unused.filter((each) => !exportsAllowed.some(([pattern]) => pattern.test(each)))).toEqual([]);
  });

  test.each(exportsAllowed)('%s has a reason to be an exception: %s', (pattern) => {
    expect(unused.some((each) => pattern.test(each))).toBe(true);
  });
});

test('What takes long and is left out after a change is there', async () => {
  const { long } = await import(new URL('../../jest.config.mjs', import.meta.url).href);
  const tests = sources('test').map((path) => path.replace(/^test\//, ''));
  const gone = long.filter(
    (name: string) => !tests.some((path) => path.startsWith(name.endsWith('/') ? name : `${name}.test.`)),
  );
  expect(gone).toEqual([]);
});

const fresh = generated();

// where it is not, `npm run generate` writes it anew
test.each([...fresh.keys()])('%s is what the rows say', (name) => {
  expect(readGenerated(name).equals(fresh.get(name) ?? Buffer.alloc(0))).toBe(true);
});

describe('No file of the project', () => {
  const texts = allFiles().filter((path) => !/\.(png|ico)$/.test(path));

  test('names a folder of one machine', () => {
    const local = /(^|[\s"'`(=:])\/(root|home|Users|work|tmp|mnt|opt)\/[\w.-]+|\b[A-Z]:\\Users\\/m;
    expect(texts.filter((path) => local.test(readText(path)))).toEqual([]);
  });

  test('has a conflict of a merge in it', () => {
    expect(texts.filter((path) => /^(<{7}|>{7}) /m.test(readText(path)))).toEqual([]);
  });

  test('says that a thing tells something: it shows, returns, reports, says or lists', () => {
    const people = /^functions\/mcp\/(synonyms|searchWords)\.ts$|^functions\/dashboard\/files\.ts$/;
    const read = /^(connector|functions|scripts|client)\/.*\.(ts|js|html|md)$|^docs\/.*\.md$|^[A-Z]+\.md$/;
    const old = /^CHANGELOG\.md$/;
    const checked = texts.filter((path) => read.test(path) && !people.test(path) && !old.test(path));
    expect(checked.length).toBeGreaterThan(900);
    // the actions of sample flows, such as Tell team, tell people
    expect(checked.filter((path) => /\b(tell|[Tt]ells|[Tt]old)\b/.test(readText(path)))).toEqual([]);
  });

  test('names a registry of packages', () => {
    const host = /\bregistry\.[a-z-]+\.[a-z]{2,}|\bnpmjs\.(org|com)\b|\bartifactory\b|\bpkgs\.dev\.azure\b/i;
    expect(texts.filter((path) => host.test(readText(path)))).toEqual([]);
  });

  test('holds a key or a JWT', () => {
    const key = /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}|\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{40,}/;
    expect(texts.filter((path) => key.test(readText(path)))).toEqual([]);
  });
});
