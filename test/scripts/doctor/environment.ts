// Settings for the doctor to look at, in a folder of their own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DoctorContext, lookAround } from '../../../scripts/doctor/context.ts';
import type { DoctorFinding } from '../../../scripts/doctor/finding.ts';

/** The checkout, seen from dist/test/scripts/doctor. */
export const doctorRoot = fileURLToPath(new URL('../../../../', import.meta.url));

type Values = Readonly<Record<string, string>>;

/** `around(environment, file)`: a file that is a text is written as it is. */
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

/** Level and sentence of each, so that a test can look for both at once. */
export function doctorLines(findings: readonly DoctorFinding[]): string[] {
  return findings.map(({ level, finding }) => `${level}: ${finding}`);
}
