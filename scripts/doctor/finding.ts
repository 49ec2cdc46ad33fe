// What the doctor finds: one sentence, how bad it is, and the cure.
export const sections = ['Node', 'Settings', 'Keys', 'Apple', 'Samsung', 'Azure', 'Connector'] as const;
export type Section = (typeof sections)[number];

export type FindingLevel = 'ok' | 'warn' | 'fail';

export interface DoctorFinding {
  readonly section: Section;
  readonly level: FindingLevel;
  readonly finding: string;
  /** What to do; absent where nothing is to be done. */
  readonly cure?: string;
}

/** The three levels of one section, so that no finding of it can land in another one. */
export function findingsOf(section: Section) {
  return {
    ok: (finding: string): DoctorFinding => ({ section, level: 'ok', finding }),
    warn: (finding: string, cure: string): DoctorFinding => ({ section, level: 'warn', finding, cure }),
    fail: (finding: string, cure: string): DoctorFinding => ({ section, level: 'fail', finding, cure }),
  };
}
