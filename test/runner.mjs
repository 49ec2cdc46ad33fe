// The runner of the tests: that of jest-light-runner, in processes, with a channel of its own for each.
// With its one channel for all processes (0.7.11), the first process that asks for its settings has them sent to all of them. One
// that does not listen yet, because the machine is busy, never gets them: its file does not end, and neither does the run.
import { createRunner } from 'jest-light-runner';

const runtime = 'child_process';

// biome-ignore lint/style/noDefaultExport: jest loads a runner by its default export
export default class extends createRunner({ runtime }) {
  constructor(globalConfig, ...others) {
    super(globalConfig, ...others);
    this._testRunners = new Runners(globalConfig);
  }
}

/** The pools of processes by project. Each file is run with a channel that answers only the process that runs it. */
class Runners extends Map {
  constructor(globalConfig) {
    super();
    this.globalConfig = globalConfig;
  }

  set(projectConfig, { pool, ...others }) {
    const workerData = { globalConfig: this.globalConfig, projectConfig, runtime };
    const run = (test) => pool.run(test.path, { channel: channelWith(workerData) });
    // a single worker is this process, which has its settings already
    return super.set(projectConfig, this.globalConfig.maxWorkers === 1 ? { pool, ...others } : { pool, run });
  }
}

/** The two messages are those of jest-light-runner's worker-runner.js. */
function channelWith(workerData) {
  let send;
  return {
    onMessage: (listener) => {
      send = listener;
    },
    postMessage: (message) => {
      if (message === 'jest-light-runner-get-worker-data') send({ type: 'jest-light-runner-worker-data', workerData });
    },
  };
}
