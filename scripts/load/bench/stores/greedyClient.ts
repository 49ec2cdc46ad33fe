// The greedy client as a process of its own, so that its work delays nobody's measurements.
import { beginAnswers } from '../process/answers.ts';
import { beGreedy, type Greed } from './greed.ts';

interface Given {
  readonly origin: string;
  readonly key: string;
  readonly greed: Greed;
}

let stop: () => void = () => undefined;

function begin({ origin, key, greed }: Given): void {
  stop = beGreedy(origin, key, greed).end;
}

beginAnswers({ begin, end: () => stop() });
