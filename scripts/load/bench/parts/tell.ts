// How a part says what it is at, to someone who waits.
export type TellProgress = (doing: string) => void;
