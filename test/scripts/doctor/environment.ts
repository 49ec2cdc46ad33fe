// Settings for the doctor, in a temporary folder.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DoctorContext, lookAround } from '../../../scripts/doctor/context.ts';
import type { DoctorFinding } from '../../../scripts/doctor/finding.ts';

/** The checkout, relative to dist/test/scripts/doctor. */
export const doctorRoot = fileURLToPath(new URL('../../../../', import.meta.url));

type Values = Readonly<Record<string, string>>;

/** `around(environment, file)`: a file given as a string is written unchanged. */
export function openPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'store-relay-doctor-'));
  const file = join(folder, 'local.settings.json');
  const around = (env: Values, content?: Values | string, mode = 0o600): DoctorContext => {
    rmSync(file, { force: true });
    const text = typeof content === 'string' ? content : JSON.stringify({ Values: content });
    if (content !== undefined) writeFileSync(file, text, { mode });
    return lookAround(doctorRoot, env, file);
  };
  return { folder, file, around, close: () => rmSync(folder, { recursive: true }) };
}

/** Level and sentence of each finding, so that a test can compare both. */
export function doctorLines(findings: readonly DoctorFinding[]): string[] {
  return findings.map(({ level, finding }) => `${level}: ${finding}`);
}
