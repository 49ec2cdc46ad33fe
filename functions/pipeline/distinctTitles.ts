// Entries of a drop-down with unique titles.

/** An entry whose title may not be unique yet: `apart` is appended if another entry has the same title. */
export interface TitleCandidate {
  readonly value: string;
  readonly title: string;
  readonly apart?: string;
}

export interface DropDownEntry {
  readonly value: string;
  readonly title: string;
}

/** The response with the entries; `stopped` is why the list is incomplete. */
export function dropDownOf(candidates: readonly TitleCandidate[], stopped?: string) {
  return {
    choices: makeTitlesDistinct(candidates),
    complete: stopped === undefined,
    ...(stopped !== undefined && { stopped }),
  };
}

/** Drops duplicate and empty values. Equal titles get `apart`, and if still equal the end of the value or all of it. */
export function makeTitlesDistinct(candidates: readonly TitleCandidate[]): readonly DropDownEntry[] {
  const real = candidates.filter(({ value }) => value !== '');
  const once = [...new Map(real.map((each) => [each.value, each])).values()];
  const titled = once.map((each) => ({ ...each, title: each.title || each.value }));
  const steps: ((each: TitleCandidate) => string)[] = [
    ({ title, apart }) => (apart ? `${title}, ${apart}` : title),
    ({ title, value }) => `${title} (${value.length > 6 ? `...${value.slice(-6)}` : value})`,
    ({ title, value }) => (title === value ? title : `${title} (${value})`),
  ];
  const distinct = steps.reduce((entries, step) => {
    const twice = sameIn(entries.map(({ title }) => title));
    return entries.map((each) => (twice(each.title) ? { ...each, title: step(each) } : each));
  }, titled);
  return distinct.map(({ value, title }) => ({ value, title }));
}

/** Titles that differ only in case or invisible characters count as equal. */
function sameIn(titles: readonly string[]): (title: string) => boolean {
  const key = (title: string): string =>
    title
      .normalize('NFKC')
      .replace(/\p{Cf}+/gu, '')
      .toLowerCase();
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(key(title), (counts.get(key(title)) ?? 0) + 1);
  return (title) => (counts.get(key(title)) ?? 0) > 1;
}
