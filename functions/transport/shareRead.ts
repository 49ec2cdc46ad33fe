// How a read is shared with other instances of the relay.

/** Reads once for all instances. `owner` names the account in all of them; `age` of the answer is in milliseconds. */
export type ShareRead = <T>(
  owner: string,
  question: string,
  read: () => Promise<T>,
) => Promise<{ readonly answer: T; readonly age: number }>;

/** An account: the object identifies it in this process, its identity in all instances. Without one nothing is shared with them. */
export interface ReadOwner {
  readonly identity?: () => string;
}
