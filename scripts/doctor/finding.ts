// A finding of the doctor: one sentence, its severity, and the fix.

export type FindingLevel = 'ok' | 'warn' | 'fail';

export interface DoctorFinding {
  /** One of those in scripts/doctor/print.ts. */
  readonly section: string;
  readonly level: FindingLevel;
  readonly finding: string;
  /** The fix; undefined if nothing needs to be done. */
  readonly cure?: string;
}

/** The three severities of one section, so that a finding cannot get into another section. */
export function findingsOf(section: string) {
  return {
    ok: (finding: string): DoctorFinding => ({ section, level: 'ok', finding }),
    warn: (finding: string, cure: string): DoctorFinding => ({ section, level: 'warn', finding, cure }),
    fail: (finding: string, cure: string): DoctorFinding => ({ section, level: 'fail', finding, cure }),
  };
}
