// A finding of the doctor: one sentence, its severity, and the fix.
export const sections = ['Node', 'Settings', 'Keys', 'Apple', 'Samsung', 'Azure', 'Connector'] as const;
export type Section = (typeof sections)[number];

export type FindingLevel = 'ok' | 'warn' | 'fail';

export interface DoctorFinding {
  readonly section: Section;
  readonly level: FindingLevel;
  readonly finding: string;
  /** The fix; undefined if nothing needs to be done. */
  readonly cure?: string;
}

/** The three severities of one section, so that a finding cannot get into another section. */
export function findingsOf(section: Section) {
  return {
    ok: (finding: string): DoctorFinding => ({ section, level: 'ok', finding }),
    warn: (finding: string, cure: string): DoctorFinding => ({ section, level: 'warn', finding, cure }),
    fail: (finding: string, cure: string): DoctorFinding => ({ section, level: 'fail', finding, cure }),
  };
}
