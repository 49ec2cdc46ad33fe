// Warnings about report content that the rows do not show as it is: the first hundred with their text, and the total count.
import { truncated } from '../core/sentence.ts';

/** A line or cell that could not be parsed with certainty. */
export interface Warning {
  /** 1-based, in its file. */
  readonly line: number;
  /** 1-based; only if the report has several files. */
  readonly file?: number;
  /** The column's key; absent if the warning is about the whole line. */
  readonly column?: string;
  /** A sentence. */
  readonly problem: string;
  /** The original text, truncated. */
  readonly raw: string;
}

export interface Warnings {
  readonly add: (warning: Warning) => void;
  readonly report: () => WarningReport;
}

/** The format in a response, after the rows. */
export interface WarningReport {
  readonly warnings: readonly Warning[];
  readonly warningCount: number;
}

const MOST = 100;
/** In characters. */
const LONGEST = 1_000;

/** For a table without warnings. */
export const noWarnings: WarningReport = { warnings: [], warningCount: 0 };

export function createWarnings(): Warnings {
  const warnings: Warning[] = [];
  let warningCount = 0;
  return {
    add: (warning) => {
      warningCount += 1;
      if (warnings.length < MOST) warnings.push({ ...warning, raw: shortened(warning.raw) });
    },
    report: () => ({ warnings, warningCount }),
  };
}

/** The store's text, truncated if it is long. */
export function shortened(raw: string): string {
  return raw.length > LONGEST ? `${truncated(raw, LONGEST)}…` : raw;
}
