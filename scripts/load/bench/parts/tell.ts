// How a part says what it is at, to someone who waits.
export type Tell = (doing: string) => void;
