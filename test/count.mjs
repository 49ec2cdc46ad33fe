// Ends a run with one plain line that any tool can read: `N passed, N failed`.
import { writeSync } from 'node:fs';

// biome-ignore lint/style/noDefaultExport: jest loads a reporter by its default export
export default class Count {
  onRunComplete(_, { numPassedTests, numFailedTests, numFailedTestSuites, numRuntimeErrorTestSuites }) {
    const broken =
      numRuntimeErrorTestSuites + (numFailedTests === 0 ? numFailedTestSuites - numRuntimeErrorTestSuites : 0);
    process.on('exit', () => writeSync(1, `${numPassedTests} passed, ${numFailedTests + broken} failed\n`));
  }
}
