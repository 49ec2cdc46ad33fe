// Formats the findings as text and as JSON.
import type { Paint } from '../local-host/startScreen.ts';
import { storeTools } from '../stores/index.ts';
import type { DoctorFinding, FindingLevel } from './finding.ts';

/** The sections, in the order of the report. */
export const sections: readonly string[] = [
  ...['Node', 'Settings', 'Keys', 'State'],
  ...Object.values(storeTools).map(({ doctor }) => doctor.section),
  ...['Azure', 'Connector'],
];

export function printed(findings: readonly DoctorFinding[], paint: Paint): string {
  const parts = sections.map((section) => {
    const own = findings.filter((finding) => finding.section === section);
    return [paint.bold(section), ...own.map((finding) => line(finding, paint))].join('\n');
  });
  return `${parts.join('\n\n')}\n\n${paint.bold(findingsSummary(findings))}\n`;
}

function findingsSummary(findings: readonly DoctorFinding[]): string {
  const [fails, warns] = [count(findings, 'fail'), count(findings, 'warn')];
  return fails + warns === 0 ? 'All is well.' : `${fails} to fix, ${warns} to consider.`;
}

export function findingsAsJson(findings: readonly DoctorFinding[]): string {
  return `${JSON.stringify(
    {
      ok: count(findings, 'fail') === 0,
      counts: { ok: count(findings, 'ok'), warn: count(findings, 'warn'), fail: count(findings, 'fail') },
      findings,
    },
    undefined,
    2,
  )}\n`;
}

function line({ level, finding, cure }: DoctorFinding, { bold, dim }: Paint): string {
  const mark = level === 'ok' ? dim(level.padEnd(4)) : bold(level.padEnd(4));
  return `  ${mark}  ${finding}${cure ? `\n        Cure: ${cure}` : ''}`;
}

function count(findings: readonly DoctorFinding[], level: FindingLevel): number {
  return findings.filter((finding) => finding.level === level).length;
}
