// Azurite for tests, started by the first test of a file that needs it; without it these tests are left out by name.
import { type Azurite, startAzurite } from '../../scripts/azurite/azurite.ts';
import { installAzurite } from '../../scripts/azurite/install.ts';

/** Installs Azurite if it is not there yet, and says what it does, since it may take a minute. */
const reason = await installAzurite((text) => process.stderr.write(text)).then(
  () => undefined,
  (error: unknown) => (error instanceof Error ? error.message : String(error)),
);
if (reason !== undefined) process.stderr.write(`${reason}\n`);

/** Tests that need Azurite are reported as skipped without it, with the reason. */
export const withAzurite = reason === undefined ? test : test.skip;
export const describeAzurite = reason === undefined ? describe : describe.skip;
export const ifAzurite = reason === undefined ? '' : ' (skipped: Azurite could not be installed)';

/** One Azurite for all tests of a file. */
export function azuriteOfFile(): () => Azurite {
  let started: Azurite | undefined;
  if (reason === undefined) {
    beforeAll(async () => {
      started = await startAzurite({ report: () => undefined });
    }, 90_000);
    afterAll(() => started?.close());
  }
  return () => {
    if (!started) throw new Error('Azurite is not started yet.');
    return started;
  };
}
