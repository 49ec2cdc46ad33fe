// The connector linter: a valid connector passes, and each rule is shown to fail.
import { applyRules, checkConnector } from '../../../scripts/connector-lint/check.ts';
import { lintRules } from '../../../scripts/connector-lint/rules.ts';
import { set } from './change.ts';
import { goodConnector } from './good.ts';
import { violations } from './violations.ts';

function namesOf(findings: readonly { readonly rule: string }[]): readonly string[] {
  return [...new Set(findings.map(({ rule }) => rule))];
}

describe('The connector check', () => {
  test('has no finding for a valid connector', async () => {
    expect(await checkConnector(goodConnector, [])).toEqual([]);
  });

  test('has a seeded violation for every rule', () => {
    expect(Object.keys(violations).sort()).toEqual(lintRules.map(({ name }) => name).sort());
  });

  test.each(Object.entries(violations))('sees %s', (rule, violation) => {
    const { change, also } = typeof violation === 'function' ? { change: violation, also: [] } : violation;
    expect([...namesOf(applyRules(change(goodConnector)))].sort()).toEqual([rule, ...also].sort());
  });

  test('also runs an independent validator', async () => {
    const findings = await checkConnector(
      set('/paths/~1api~1status/get/responses/200/description', 7)(goodConnector),
      [],
    );
    expect(namesOf(findings)).toEqual(['JsonTypeIncorrect', 'Swagger20SchemaViolated']);
  });

  test('reports where a problem is, and the fix', () => {
    expect(applyRules(set('/paths/~1api~1status/get/summary', 'Read/status')(goodConnector))).toEqual([
      {
        level: 'certification',
        rule: 'RestrictedCharactersInSummary',
        place: 'apiDefinition.swagger.json#/paths/~1api~1status/get',
        sentence: 'Take the slash out of the summary.',
      },
    ]);
  });

  test('ignores a finding that is allowed with a reason', async () => {
    const files = set('/info/title', 'Corner Shop API')(goodConnector);
    const allowance = {
      rule: 'TitleContainsRestrictedWords',
      place: 'apiDefinition.swagger.json#/info',
      reason: 'A test.',
    };
    expect(await checkConnector(files, [allowance])).toEqual([]);
  });

  test('reports an allowance that is not needed', async () => {
    const allowance = { rule: 'TitleTooLong', place: 'apiDefinition.swagger.json', reason: 'A test.' };
    expect(namesOf(await checkConnector(goodConnector, [allowance]))).toEqual(['AllowanceNotNeeded']);
  });

  test.each([{}, { paths: 7 }, { paths: { '/a': null } }, { paths: { '/a': { get: { parameters: [null, 3] } } } }])(
    'survives a document of any shape: %j',
    (document) => {
      const files = {
        definition: JSON.stringify(document),
        properties: JSON.stringify(document),
        icon: Buffer.alloc(0),
      };
      expect(namesOf(applyRules(files))).toContain('IconMissing');
    },
  );
});
