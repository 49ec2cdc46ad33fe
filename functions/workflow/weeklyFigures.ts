// The figures of an app in a week, as all stores give them to *Get weekly figures*.
import { weeklyFigureWords, type weeklyParts } from '../../connector/overview/weekly.ts';
import { incomplete, type Problem } from './appSummary.ts';
import type { RecipeContext } from './storeApi.ts';

export type FigureName = keyof typeof weeklyFigureWords;
/** The figures of a row, in its order. */
export const figureNames = Object.keys(weeklyFigureWords) as readonly FigureName[];

export type WeeklyPart = (typeof weeklyParts)[number];

/** Why a figure is missing, in a sentence. */
export interface MissingFigure {
  readonly reason: string;
}

export interface Money {
  /** A code such as EUR. */
  readonly currency: string;
  readonly amount: number;
}

/** Figures by name: the number, or why there is none. What a store leaves out was not asked for. */
export type Figures = Partial<Readonly<Record<Exclude<FigureName, 'proceeds'>, number | MissingFigure>>> & {
  /** In each currency that the store paid in; empty without proceeds. */
  readonly proceeds?: readonly Money[] | MissingFigure;
};

export interface WeeklyApp {
  readonly appId: string;
  readonly name: string;
  readonly figures: Figures;
}

export interface AccountWeek {
  readonly apps: readonly WeeklyApp[];
  /** Why rows or figures are missing, if any are. */
  readonly problems: readonly Problem[];
}

/** Days such as 2026-06-22: a Monday, and the Sunday after it. */
export interface Week {
  readonly from: string;
  readonly to: string;
}

export interface WeekQuery {
  readonly week: Week;
  /** Only these apps, by their IDs. */
  readonly ids: readonly string[] | undefined;
  readonly parts: ReadonlySet<WeeklyPart>;
  /** Maximum number of apps. */
  readonly most: number;
  /** The vendor number of the account; undefined if the call has none. */
  readonly vendorNumber: string | undefined;
  /** What files of reports are read with. */
  readonly reading: Pick<RecipeContext, 'files' | 'now' | 'deadline'>;
}

/** The same reason for several figures. */
export function missing(names: readonly FigureName[], reason: string): Figures {
  return Object.fromEntries(names.map((name) => [name, { reason }]));
}

export function isMissingFigure(figure: unknown): figure is MissingFigure {
  return typeof figure === 'object' && figure !== null && 'reason' in figure;
}

/** Only the apps that are wanted, at most so many, and the problem that some are left out. */
export function chosenApps<T extends { readonly id: string }>(
  all: readonly T[],
  { ids, most }: Pick<WeekQuery, 'ids' | 'most'>,
): { readonly apps: readonly T[]; readonly problems: readonly Problem[] } {
  const wanted = ids === undefined ? all : all.filter(({ id }) => ids.includes(id));
  const message = `Only ${most} of ${wanted.length} apps have a row. Give the IDs of the others in Apps, in another call.`;
  return {
    apps: wanted.slice(0, most),
    problems: wanted.length > most ? [incomplete(message)] : [],
  };
}
