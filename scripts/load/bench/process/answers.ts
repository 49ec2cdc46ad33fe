// What a process of the bench says to the one that started it.

export interface Said {
  /** The first word of a process: it is ready, and listens here. */
  readonly origin?: string;
  readonly answer?: unknown;
  readonly fault?: string;
}

export type Answers = Readonly<Record<string, (given: never) => unknown>>;

interface Asked {
  readonly question: string;
  readonly given: never;
}

/** Answers until the one who asks is gone; then this process ends, whatever it was doing. */
export function beginAnswers(answers: Answers, origin = ''): void {
  process.on('disconnect', () => process.exit());
  process.on('message', (asked: Asked) => void answerTo(answers, asked).then(say));
  say({ origin });
}

async function answerTo(answers: Answers, { question, given }: Asked): Promise<Said> {
  try {
    return { answer: await answers[question]?.(given) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function say(said: Said): void {
  void process.send?.(said);
}
