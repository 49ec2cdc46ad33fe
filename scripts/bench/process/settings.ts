// What a process of the bench was given to run with.
export const settings: Readonly<Record<string, string | undefined>> = process.env;
