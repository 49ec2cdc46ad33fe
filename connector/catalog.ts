// Every operation of every store.
import { apps } from './apple/apps.ts';
import type { Operation } from './operation.ts';
import { relay } from './relay.ts';
import { auth } from './samsung/auth.ts';
import { gss } from './samsung/gss.ts';

export const catalog: readonly Operation[] = [...apps, ...auth, ...gss, ...relay];
