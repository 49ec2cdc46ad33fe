// The greedy client as a process of its own, so that its work delays nobody's measurements.
import { beginAnswers } from '../process/answers.ts';
import { beGreedy, type Greed } from './greed.ts';

interface Given {
  readonly origin: string;
  readonly key: string;
  readonly greed: Greed;
}

let greedy: ReturnType<typeof beGreedy> | undefined;

function begin({ origin, key, greed }: Given): void {
  greedy = beGreedy(origin, key, greed);
}

/** Returns the number of calls that ended. */
function end(): number {
  greedy?.end();
  return greedy?.done() ?? 0;
}

beginAnswers({ begin, end });
