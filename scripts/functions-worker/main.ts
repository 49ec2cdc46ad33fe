// `npm run worker`: builds the Functions worker for the tests that load the package into it.
import { installWorker } from './install.ts';

const [repository] = process.argv.slice(2);

installWorker(repository).then(
  (folder) => process.stdout.write(`The Functions worker is in ${folder}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
