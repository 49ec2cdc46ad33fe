// A seller's Galaxy Store data: apps with a live and a draft variant, uploads, comments, items and purchases.

import { type GalaxyRefusal, refuseGalaxy } from './refusals.ts';
import type { BuyerComment } from './seed/comments.ts';
import type { SellerItem } from './seed/items.ts';
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

export interface SellerRollout {
  enabled: boolean;
  rate: number;
  countries: ReadonlyMap<string, number>;
  /** The binaries of the rollout, by sequence. */
  binaries: Set<number>;
}

/** One of the two records that an app can have in contentInfo. */
export interface SellerVariant {
  status: string;
  /** The fields of contentInfo, without those of the app itself. */
  details: Readonly<Record<string, unknown>>;
  readonly binaries: Binary[];
  readonly rollout: SellerRollout;
  /** Time of submission; the review advances with the store's clock. */
  submitted?: number;
  modified: number;
}

export interface Beta {
  readonly testers: Set<string>;
  feedbackChannel: string;
}

export interface SellerApp {
  readonly contentId: string;
  readonly packageName: string;
  readonly isGame: boolean;
  readonly isPreRegistered: boolean;
  readonly beta?: Beta;
  live: SellerVariant | undefined;
  draft: SellerVariant | undefined;
  readonly comments: readonly BuyerComment[];
}

export interface SellerUpload {
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  used: boolean;
}

export interface Session {
  readonly made: number;
  readonly names: Set<string>;
}

export interface SellerAccount {
  readonly seller: string;
  /** The number in the seller's deeplink. */
  readonly sellerSeq: string;
  readonly apps: ReadonlyMap<string, SellerApp>;
  /** The content IDs of all other sellers. */
  readonly foreign: ReadonlySet<string>;
  readonly sessions: Map<string, Session>;
  /** By file key. */
  readonly uploads: Map<string, SellerUpload>;
  /** By package name, then by item ID. */
  readonly items: ReadonlyMap<string, Map<string, SellerItem>>;
  /** By purchase ID. */
  readonly purchases: ReadonlyMap<string, Purchase>;
}

/** The states in which a draft can be changed. */
const OPEN: readonly string[] = ['REGISTERING', 'UPDATING', 'RE_REGISTERING', 'BETA_REGISTERING', 'BETA_UPDATING'];

export function noRollout(): SellerRollout {
  return {
    enabled: false,
    rate: 100,
    countries: new Map(),
    binaries: new Set(),
  };
}

export function findApp(sellerAccount: SellerAccount, contentId: string): SellerApp | GalaxyRefusal {
  return sellerAccount.apps.get(contentId) ?? refuseGalaxy(sellerAccount.foreign.has(contentId) ? '4008' : '3100');
}

export function findPackage(sellerAccount: SellerAccount, packageName: string): SellerApp | undefined {
  return [...sellerAccount.apps.values()].find((app) => app.packageName === packageName);
}

export function variantOf(app: SellerApp, status: AppStatus): SellerVariant | GalaxyRefusal {
  return (status === 'SALE' ? app.live : app.draft) ?? refuseGalaxy('3100', `no variant in ${status}`);
}

/** The two variants in contentList and contentInfo, the one in service first. */
export function variantsOf({ live, draft }: SellerApp): readonly SellerVariant[] {
  return [live, draft].filter((each) => each !== undefined);
}

export function isOpenDraft({ status }: SellerVariant): boolean {
  return OPEN.includes(status);
}
