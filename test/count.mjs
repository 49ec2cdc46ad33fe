// Ends a run with one plain line that any tool can read: `N passed, N failed`.
import { writeSync } from 'node:fs';

// biome-ignore lint/style/noDefaultExport: jest loads a reporter by its default export
export default class Count {
  onRunComplete(contexts, { numPassedTests, numFailedTests, numFailedTestSuites, numRuntimeErrorTestSuites }) {
    const broken =
      numRuntimeErrorTestSuites + (numFailedTests === 0 ? numFailedTestSuites - numRuntimeErrorTestSuites : 0);
    const [context] = contexts;
    const isPart = context?.config.testPathIgnorePatterns.length > 0;
    const left = isPart ? 'Without what takes long, which npm test -- --ci runs, too.\n' : '';
    process.on('exit', () => writeSync(1, `${left}${numPassedTests} passed, ${numFailedTests + broken} failed\n`));
  }
}
