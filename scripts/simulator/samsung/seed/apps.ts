// Generates the invented apps of a seller from one line each: name | end of the package name | state on sale | state of the draft | version code | marks.

import { DAY_MS } from '../../../../functions/core/time.ts';
import { dice } from '../../seededRandom.ts';
import { type Binary, noRollout, type SellerApp, type SellerVariant } from '../sellerAccount.ts';
import { growComments } from './comments.ts';

interface AppRow {
  readonly name: string;
  readonly slug: string;
  readonly live: string;
  readonly draft: string;
  readonly code: number;
  /** manual: published on the seller's request; game; iap: sells items; preregistered. */
  readonly marks: readonly string[];
}

const rows: Readonly<Record<string, readonly AppRow[]>> = {
  studio: read(`
Tidewater Almanac | tidewater       | FOR_SALE  |                  | 41 | manual iap
Sparrow Ledger    | sparrowledger   | FOR_SALE  | UPDATING         | 12 |
Marea Surf        | marea           | FOR_SALE  | READY_FOR_CHANGE | 30 | manual game
Bramble Recipes   | bramble         | SUSPENDED |                  | 7  |
Orchard Timer     | orchardtimer    |           | REGISTERING      | 1  | preregistered
Kettle & Clock    | kettleclock     |           | BETA_UPDATING    | 3  | beta
`),
  games: read(`
Clockwork Badgers | games.badgers   | FOR_SALE  |                  | 18 | game
Paper Comets      | games.papercomets | FOR_SALE |                 | 5  | game
`),
};

export const sellers: readonly string[] = Object.keys(rows);

export function growApps(seller: string, start: number): readonly SellerApp[] {
  return contentIdsOf(seller).flatMap((contentId, index) => {
    const row = rows[seller]?.[index];
    return row ? [growApp(row, index, contentId, start)] : [];
  });
}

/** The content IDs of a seller, which never change. */
export function contentIdsOf(seller: string): readonly string[] {
  const first = 7_100_001 + sellers.indexOf(seller) * 100_000;
  return (rows[seller] ?? []).map((_, index) => String(first + index * 37).padStart(12, '0'));
}

function growApp(row: AppRow, index: number, contentId: string, start: number): SellerApp {
  const live = variant(row, row.live, start - (index + 9) * DAY_MS);
  const draft = variant(row, row.draft, start - (index + 1) * DAY_MS);
  // an approved version has a binary of its own; a new draft has the old ones
  if (row.draft === 'READY_FOR_CHANGE') draft?.binaries.splice(0, 1, binary(row, 2));
  const testers = [1, 2, 3].map((number) => `tester${number}@example.com`);
  return {
    contentId,
    packageName: `com.example.${row.slug}`,
    isGame: row.marks.includes('game'),
    isPreRegistered: row.marks.includes('preregistered'),
    ...(row.marks.includes('beta') && {
      beta: { testers: new Set(testers), feedbackChannel: `${row.slug}-beta@example.com` },
    }),
    live,
    draft,
    comments: live ? growComments(contentId, start, row.code) : [],
  };
}

function variant(row: AppRow, status: string, modified: number): SellerVariant | undefined {
  return status === ''
    ? undefined
    : { status, details: details(row), binaries: [binary(row, 1)], rollout: noRollout(), modified };
}

function binary({ slug, code, marks }: AppRow, seq: number): Binary {
  return {
    seq,
    fileName: `${slug}-${code + seq - 1}.apk`,
    fileSize: 20_000_000 + dice(`${slug}/${seq}`, 30_000_000),
    versionCode: code + seq - 1,
    versionName: `2.${code + seq - 1}`,
    iapSdk: marks.includes('iap') ? 'Y' : 'N',
    gms: 'Y',
  };
}

/** The fields of contentInfo as in a live record of 2025. */
function details({ name, slug, marks }: AppRow): SellerVariant['details'] {
  return {
    appTitle: name,
    icon: picture(slug, 'icon'),
    iconKey: null,
    defaultLanguageCode: 'ENG',
    applicationType: 'android',
    longDescription: `${name} is an app of the sandbox. It does one thing, and does it well.`,
    shortDescription: `${name}, simply explained.`,
    newFeature: 'Small repairs.',
    ageLimit: '4',
    chinaAgeLimit: null,
    ...empty('openSourceURL', 'youTubeURL', 'copyrightHolder'),
    privatePolicyURL: `https://${slug}.example.com/privacy`,
    termAndConditionURL: null,
    supportEMail: `${slug}@example.com`,
    supportedSiteUrl: `https://${slug}.example.com`,
    standardPrice: '0',
    paid: 'N',
    autoAddCountry: false,
    publicationType: marks.includes('manual') ? '03' : '01',
    startPublicationDate: null,
    stopPublicationDate: '9999-12-31',
    usExportLaws: true,
    ...untold('reviewComment', 'reviewFilename', 'reviewFilekey'),
    ...untold('edgescreen', 'edgescreenKey', 'edgescreenplus', 'edgescreenplusKey'),
    notifyResult: [],
    sellCountryList: ['DEU', 'KOR', 'USA'].map((countryCode) => ({ countryCode, price: '0' })),
    supportedLanguages: ['DEU', 'ENG'],
    addLanguage: [
      {
        languagecode: 'DEU',
        newFeature: 'Kleine Verbesserungen.',
        description: `${name}, eine App.`,
        appTitle: name,
        screenshots: [],
      },
    ],
    screenshots: [1, 2, 3, 4].map((number) => ({
      screenshotPath: picture(slug, `screenshot-${number}`),
      screenshotKey: null,
      reuseYn: true,
    })),
    category: category(marks.includes('game')),
    ...untold('heroImage', 'heroImageKey'),
  };
}

function picture(slug: string, name: string): string {
  return `https://img.example.com/${slug}/${name}.png`;
}

function empty(...names: readonly string[]): Record<string, ''> {
  return Object.fromEntries(names.map((name) => [name, '' as const]));
}

function untold(...names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]));
}

function category(isGame: boolean) {
  return [
    { name: isGame ? 'Games' : 'Others', type: 'ONE_DEPTH_CATEGORY' },
    { name: isGame ? 'Sports' : 'Tool', type: 'GENERAL_CATEGORY' },
    { name: 'Other', type: 'EXCLUSIVE_ONE_CATEGORY' },
  ];
}

function read(lines: string): readonly AppRow[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', slug = '', live = '', draft = '', code = '', marks = ''] = line
        .split('|')
        .map((part) => part.trim());
      return { name, slug, live, draft, code: Number(code), marks: marks.split(' ') };
    });
}
