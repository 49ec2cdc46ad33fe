// Messages from a benchmark process to its parent.

export interface Said {
  /** The first message of a process: it is ready and listens on this port. */
  readonly origin?: string;
  readonly answer?: unknown;
  readonly fault?: string;
}

export type Answers = Readonly<Record<string, (given: never) => unknown>>;

interface Asked {
  readonly question: string;
  readonly given: never;
}

/** Answers requests until the parent disconnects; then the process exits, whatever it is doing. */
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
