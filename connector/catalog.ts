// Every operation of every store.
import { apps } from './apple/apps.ts';
import type { Operation } from './operation.ts';
import { relay } from './relay.ts';
import { auth } from './samsung/auth.ts';
import { beta } from './samsung/beta.ts';
import { binaries } from './samsung/binaries.ts';
import { comments } from './samsung/comments.ts';
import { content } from './samsung/content.ts';
import { gss } from './samsung/gss.ts';
import { items } from './samsung/items.ts';
import { metrics } from './samsung/metrics.ts';
import { orders } from './samsung/orders.ts';
import { purchases } from './samsung/purchases.ts';
import { rollout } from './samsung/rollout.ts';
import { upload } from './samsung/upload.ts';

export const catalog: readonly Operation[] = [
  ...apps,
  ...auth,
  ...gss,
  ...content,
  ...upload,
  ...binaries,
  ...beta,
  ...rollout,
  ...comments,
  ...items,
  ...orders,
  ...purchases,
  ...metrics,
  ...relay,
];
