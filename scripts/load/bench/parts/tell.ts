// Progress messages of a benchmark part.
export type TellProgress = (doing: string) => void;
