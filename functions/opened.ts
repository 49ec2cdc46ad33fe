// The catalog as the settings open it: what may be anonymous is, where they say so.
import type { Operation } from '../connector/operation.ts';
import type { Config } from './config.ts';

export const opened = (catalog: readonly Operation[], { openDefinition }: Config): readonly Operation[] =>
  openDefinition ? catalog.map((each) => (each.opens ? { ...each, anonymous: true } : each)) : catalog;
