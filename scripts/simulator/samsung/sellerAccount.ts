// What a seller has in Galaxy Store: apps with a live and a draft variant, uploads, comments, items and purchases.

import { type Refusal, refuse } from './refusals.ts';
import type { BuyerComment } from './seed/comments.ts';
import type { Item } from './seed/items.ts';
import type { Purchase } from './seed/purchases.ts';

export type AppStatus = 'SALE' | 'REGISTRATION';

export interface Binary {
  readonly seq: number;
  readonly fileName: string;
  readonly fileSize: number;
  readonly versionCode: number;
  readonly versionName: string;
  readonly iapSdk: 'Y' | 'N';
  gms: 'Y' | 'N';
  /** The older binary whose devices it takes over (binarySeqForDeviceInfo). */
  readonly follows?: number;
}

export interface Rollout {
  enabled: boolean;
  rate: number;
  countries: ReadonlyMap<string, number>;
  /** The binaries that are rolled out, by their sequence. */
  binaries: Set<number>;
}

/** One of the two records that an app can have in contentInfo. */
export interface Variant {
  status: string;
  /** The fields of contentInfo, without the app's own. */
  details: Readonly<Record<string, unknown>>;
  readonly binaries: Binary[];
  readonly rollout: Rollout;
  /** When it was submitted; the review goes on by the store's clock. */
  submitted?: number;
  modified: number;
}

export interface Beta {
  readonly testers: Set<string>;
  feedbackChannel: string;
}

export interface App {
  readonly contentId: string;
  readonly packageName: string;
  readonly isGame: boolean;
  readonly isPreRegistered: boolean;
  readonly beta?: Beta;
  live: Variant | undefined;
  draft: Variant | undefined;
  readonly comments: readonly BuyerComment[];
}

export interface Upload {
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  used: boolean;
}

export interface Session {
  readonly made: number;
  readonly names: Set<string>;
}

export interface Shop {
  readonly seller: string;
  /** The number in the seller's deeplink. */
  readonly sellerSeq: string;
  readonly apps: ReadonlyMap<string, App>;
  /** The content IDs of everybody else. */
  readonly foreign: ReadonlySet<string>;
  readonly sessions: Map<string, Session>;
  /** By file key. */
  readonly uploads: Map<string, Upload>;
  /** By package name, then by the item's ID. */
  readonly items: ReadonlyMap<string, Map<string, Item>>;
  /** By purchase ID. */
  readonly purchases: ReadonlyMap<string, Purchase>;
}

export const noRollout = (): Rollout => ({ enabled: false, rate: 100, countries: new Map(), binaries: new Set() });

export const findApp = (shop: Shop, contentId: string): App | Refusal =>
  shop.apps.get(contentId) ?? refuse(shop.foreign.has(contentId) ? '4008' : '3100');

export const findPackage = (shop: Shop, packageName: string): App | undefined =>
  [...shop.apps.values()].find((app) => app.packageName === packageName);

export const variantOf = (app: App, status: AppStatus): Variant | Refusal =>
  (status === 'SALE' ? app.live : app.draft) ?? refuse('3100', `no variant in ${status}`);

/** The two variants that contentList and contentInfo show, the one in service first. */
export const variantsOf = ({ live, draft }: App): readonly Variant[] =>
  [live, draft].filter((each) => each !== undefined);

/** The states in which a draft can be changed. */
const OPEN: readonly string[] = ['REGISTERING', 'UPDATING', 'RE_REGISTERING', 'BETA_REGISTERING', 'BETA_UPDATING'];

export const isOpen = ({ status }: Variant): boolean => OPEN.includes(status);
