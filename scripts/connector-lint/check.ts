// Checks a connector with our own rules and with an independent validator.

import { type ConnectorFiles, readConnector } from './connector.ts';
import { type Allowance, allowed } from './exceptions.ts';
import type { LintFinding } from './rule.ts';
import { lintRules } from './rules.ts';
import { validateSwagger } from './swagger.ts';

/** All findings that are not allowed. */
export async function checkConnector(files: ConnectorFiles, allowances = allowed): Promise<readonly LintFinding[]> {
  const findings = [...applyRules(files), ...(await validateSwagger(files.definition))];
  return [
    ...findings.filter((finding) => !allowances.some((allowance) => covers(allowance)(finding))),
    ...allowances.filter((allowance) => !findings.some(covers(allowance))).map(stale),
  ];
}

/** The findings of our own rules. */
export function applyRules(files: ConnectorFiles): readonly LintFinding[] {
  const connector = readConnector(files);
  const findings = lintRules.flatMap(({ name, level, sentence, check }) =>
    check(connector).map((place) => ({ level, rule: name, place, sentence })),
  );
  // A file that cannot be read would fail most rules, which would hide its actual error.
  const unreadable = findings.filter(({ rule }) => rule === 'JsonNotValid');
  return unreadable.length > 0 ? unreadable : findings;
}

function covers({ rule, place }: Allowance) {
  return (finding: LintFinding): boolean => finding.rule === rule && finding.place.startsWith(place);
}

/** An unused allowance is a finding itself, so that the list stays short. */
function stale(allowance: Allowance): LintFinding {
  return {
    level: 'error',
    rule: 'AllowanceNotNeeded',
    place: allowance.place,
    sentence: `Take the allowance for ${allowance.rule} out of scripts/connector-lint/exceptions.ts.`,
  };
}
