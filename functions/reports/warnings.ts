// What a report holds that is not in its rows as it stands: told under them, a hundred of them with their text, and all in number.

/** A line or a cell that could not be read for certain. */
export interface Warning {
  /** Counted from 1, in its file. */
  readonly line: number;
  /** Counted from 1; only where the report has several. */
  readonly file?: number;
  /** The key of the column; absent where it is about the whole line. */
  readonly column?: string;
  /** A sentence. */
  readonly problem: string;
  /** What stands there, as far as it is told. */
  readonly raw: string;
}

export interface Warnings {
  readonly add: (warning: Warning) => void;
  readonly report: () => WarningReport;
}

/** As it stands in an answer, under the rows. */
export interface WarningReport {
  readonly warnings: readonly Warning[];
  readonly warningCount: number;
}

const MOST = 100;
/** In characters. */
const LONGEST = 1_000;

/** For a table without any. */
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

/** A text of a store, cut where it is long. */
export function shortened(raw: string): string {
  return raw.length > LONGEST ? `${raw.slice(0, LONGEST)}…` : raw;
}
