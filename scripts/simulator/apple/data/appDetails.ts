// What Apple and its developers add to an app: tags, accessibility declarations and asset packs; and the sandbox testers of a team.
import type { Datastore } from '../datastore.ts';
import { type Seed, uuid } from './seed.ts';

const tags = ['Works offline', 'Family friendly', 'No account needed'];

const testers = [
  { firstName: 'Oda', lastName: 'Grieg', territory: 'NOR' },
  { firstName: 'Pau', lastName: 'Homs', territory: 'USA' },
];

export function seedAppDetails({ app, index, make, ago }: Seed): void {
  for (const [at, name] of tags.entries())
    make('appTags', name, { name, visibleInAppStore: at !== index % tags.length }, { app: [app] });
  const declared = { supportsVoiceover: true, supportsDarkInterface: true, supportsLargerText: index % 2 === 0 };
  make(
    'accessibilityDeclarations',
    'phone',
    { deviceFamily: 'IPHONE', state: 'PUBLISHED', ...declared },
    { app: [app] },
  );
  if (index % 4 !== 0) return;
  const pack = { assetPackIdentifier: 'levels', archived: false, createdDate: ago(40), usedBytes: 48_000_000 };
  const asset = make('backgroundAssets', 'levels', pack, { app: [app] });
  const version = { version: '1', platforms: ['IOS'], state: 'COMPLETE', createdDate: ago(39) };
  make('backgroundAssetVersions', 'levels 1', version, { backgroundAsset: [asset] });
}

export function seedSandboxTesters(datastore: Datastore): void {
  for (const { firstName, ...rest } of testers) {
    const acAccountName = `${firstName.toLowerCase()}@example.com`;
    const rates = { interruptPurchases: false, subscriptionRenewalRate: 'MONTHLY_RENEWAL_EVERY_FIVE_MINUTES' };
    const attributes = { firstName, ...rest, acAccountName, applePayCompatible: true, ...rates };
    datastore.add({ type: 'sandboxTesters', id: uuid(`sandbox/${acAccountName}`), attributes, related: {} });
  }
}
